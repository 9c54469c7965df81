import type { Description } from './description.js'
import { drawPath, drawTarget } from './randomPath.js'
import type { Drawing } from './randomSchema.js'
import { spoil, validValue } from './randomValue.js'

const comparisons = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const
const attributeTypes = ['S', 'SS', 'N', 'NS', 'B', 'BS', 'BOOL', 'NULL', 'L', 'M', 'X'] as const
const logical = ['and', 'or'] as const

/** A random condition on items of `root`, now and then a wrong one. */
export const drawCondition = (root: Description, drawing: Drawing, depth = 2): unknown => {
  const { random, wild } = drawing
  if (depth > 0 && random.chance(0.35)) {
    if (random.chance(0.3)) return { not: drawCondition(root, drawing, depth - 1) }
    const count = wild && random.chance(0.05) ? 0 : 1 + random.int(3)
    return { [random.pick(logical)]: random.times(count, () => drawCondition(root, drawing, depth - 1)) }
  }

  const target = drawTarget(root, drawing)
  if (random.chance(0.05)) return { value: 3, [random.pick(comparisons)]: random.pick([4, 2.5]) }
  if (target === undefined || random.chance(0.03)) return { attr: drawPath(root, drawing), exists: true }
  if (wild && random.chance(0.03))
    return random.pick([{}, { attr: target.path }, { attr: target.path, nope: 1 }])

  const { path, description } = target
  const literal = (): unknown => {
    const value = validValue(description, drawing, 'put')
    return wild && random.chance(0.2) ? spoil(value, drawing) : value
  }
  const operand = (): unknown => (random.chance(0.12) ? { attr: drawPath(root, drawing) } : literal())
  const transform = random.chance(0.1) ? { transform: random.chance(wild ? 0.5 : 0) } : {}

  switch (random.int(9)) {
    case 0:
      return { attr: path, exists: random.chance(0.5) }
    case 1:
      return { attr: path, type: random.pick(attributeTypes) }
    case 2:
      return { size: path, [random.pick(comparisons)]: random.int(4) }
    case 3:
      return { attr: path, between: [operand(), operand()], ...transform }
    case 4:
      return { attr: path, in: random.times(1 + random.int(3), operand), ...transform }
    case 5:
      return description.type === 'string' || wild
        ? { attr: path, beginsWith: operand(), ...transform }
        : { attr: path, exists: true }
    case 6:
      return description.type === 'set' || description.type === 'list'
        ? { attr: path, contains: validValue(description.elements!, drawing, 'put') }
        : { attr: path, contains: operand(), ...transform }
    default:
      return {
        attr: path,
        [random.pick(comparisons)]: operand(),
        ...transform,
        ...(wild && random.chance(0.03) && { lt: 1 }),
      }
  }
}
