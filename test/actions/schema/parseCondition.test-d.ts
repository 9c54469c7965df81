import { expectTypeOf, test } from 'vitest'
import { Finder, type SubSchema } from '../../../src/actions/schema/finder.js'
import { type ConditionExpression, ConditionParser } from '../../../src/actions/schema/parseCondition.js'
import { PathParser, type ProjectionExpression } from '../../../src/actions/schema/parsePaths.js'
import { box, parcel } from './fixtures.js'

test('conditions are checked against the schema', () => {
  const parser = parcel.build(ConditionParser)
  expectTypeOf(parser.parse({ attr: 'status', eq: 'sent' })).toEqualTypeOf<ConditionExpression>()
  parser.parse({ and: [{ attr: 'grams', gte: 1 }, { not: { size: 'depot', lt: 3 } }] }, { expressionId: '1' })
  // @ts-expect-error [2322] -- no member of the enum.
  parser.parse({ attr: 'status', eq: 'lost' })
  // @ts-expect-error [2322] -- no attribute of the schema.
  parser.transform({ attr: 'nope', exists: true })
})

test('what transform returns can be expressed without the schema', () => {
  const condition = parcel.build(ConditionParser).transform({ attr: 'depot', eq: 'lyon' })
  expectTypeOf(ConditionParser.express(condition)).toEqualTypeOf<ConditionExpression>()
})

test('paths and sub-schemas', () => {
  expectTypeOf(box.build(PathParser).parse(['stops[0].city'])).toEqualTypeOf<ProjectionExpression>()
  expectTypeOf(box.build(PathParser).transform(['meta'], { strict: false })).toEqualTypeOf<string[]>()
  expectTypeOf(box.build(Finder).search('meta')).toEqualTypeOf<SubSchema[]>()
})
