import { describe, expectTypeOf, test } from 'vitest'
import { any, item, number, string, type TransformedValue, type ValidValue } from '../../src/schema/index.js'
import type { TransformerDTO, TypedTransformer, TypeModifier } from '../../src/transformers/index.js'
import { isSerializableTransformer } from '../../src/transformers/index.js'
import { jsonStringify } from '../../src/transformers/jsonStringify.js'
import { pipe } from '../../src/transformers/pipe.js'
import { prefix } from '../../src/transformers/prefix.js'
import { suffix } from '../../src/transformers/suffix.js'
import type { Encoded } from '../../src/transformers/transformer.js'
import { trim } from '../../src/transformers/trim.js'

describe('the stored type', () => {
  test('of a built-in transformer is computed from the value, member by member', () => {
    const schema = item({
      p: string().transform(prefix('DEPOT')),
      e: string()
        .enum('a', 'b')
        .transform(prefix('P', { delimiter: '/' })),
      s: string().enum('a', 'b').transform(suffix('S')),
      t: string().enum(' a ', 'b').transform(trim()),
      j: any().castAs<{ a: 1 }>().transform(jsonStringify()),
      both: string()
        .enum('a')
        .transform(prefix('P').pipe(suffix('S'))),
      three: any().transform(pipe(jsonStringify(), trim(), prefix('J'))),
    })
    expectTypeOf<TransformedValue<typeof schema>>().toEqualTypeOf<{
      p: `DEPOT#${string}`
      e: 'P/a' | 'P/b'
      s: 'a#S' | 'b#S'
      t: 'a' | 'b'
      j: string
      both: 'P#a#S'
      three: `J#${string}`
    }>()
    expectTypeOf<ValidValue<typeof schema>['e']>().toEqualTypeOf<'a' | 'b'>()
  })

  test('of any other is what its encode returns', () => {
    const cents = { encode: (euros: number) => euros * 100, decode: (cents: number) => cents / 100 }
    const dated = {
      encode: (text: string): number => Date.parse(text),
      decode: (time: number): string => new Date(time).toISOString(),
    }
    const schema = item({
      c: number().transform(cents),
      d: string().transform(dated),
      p: string().transform(pipe(dated, cents)),
    })
    expectTypeOf<TransformedValue<typeof schema>>().toEqualTypeOf<{ c: number; d: number; p: number }>()
  })

  test('of a typed transformer of a user is what its modifier says', () => {
    interface Shouting extends TypeModifier {
      readonly '~out': `${this['~in'] & string}!`
    }
    class Shouter implements TypedTransformer<string, string, string, Shouting> {
      declare readonly _typeModifier: Shouting
      encode(decoded: string): string {
        return `${decoded}!`
      }
      decode(encoded: string): string {
        return encoded.slice(0, -1)
      }
    }
    expectTypeOf<Encoded<Shouter, 'a' | 'b'>>().toEqualTypeOf<'a!' | 'b!'>()
    const piped = pipe(prefix('P'), new Shouter())
    expectTypeOf<Encoded<typeof piped, 'a'>>().toEqualTypeOf<'P#a!'>()
  })
})

test('a transformer must take the values of its schema', () => {
  const cents = { encode: (euros: number) => euros * 100, decode: (cents: number) => cents / 100 }
  // @ts-expect-error [2345] -- strings are no numbers.
  string().transform(cents)
  // @ts-expect-error [2345] -- nothing to read with.
  string().transform({ encode: (value: string) => value })
})

test('isSerializableTransformer narrows', () => {
  const transformer: unknown = trim()
  if (isSerializableTransformer(transformer)) {
    expectTypeOf(transformer.transformerId).toEqualTypeOf<string>()
    expectTypeOf(transformer.toJSON()).toEqualTypeOf<TransformerDTO>()
  }
  expectTypeOf(prefix('A').pipe(suffix('B')).toJSON().transformerId).toEqualTypeOf<'pipe'>()
  // @ts-expect-error [2339] -- a custom member cannot be exported.
  trim().pipe({ encode: (value: string) => value, decode: (value: string) => value }).toJSON
})
