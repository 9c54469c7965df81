import { type Description, Marker } from './description.js'
import { drawPath } from './randomPath.js'
import type { Drawing } from './randomSchema.js'
import { validValue } from './randomValue.js'

const everyHelper = ['$set', '$get', '$remove', '$sum', '$subtract', '$add', '$delete', '$append', '$prepend']

/** A reference to any attribute of the item, with a fallback of `description`'s or without. */
const drawGet = (description: Description, root: Description, drawing: Drawing): Marker => {
  const { random } = drawing
  const path = drawPath(root, drawing)
  if (random.chance(0.5)) return new Marker('$get', [path])
  if (random.chance(0.2)) return new Marker('$get', [path, drawGet(description, root, drawing)])
  return new Marker('$get', [path, validValue(description, drawing, 'put')])
}

/** What an update may give for `description`: a value, an extension, or parts of a container. */
export const drawUpdate = (
  description: Description,
  root: Description,
  drawing: Drawing,
  complete: boolean,
  nested = false,
): unknown => {
  const { random, wild } = drawing
  const { type } = description
  const value = (): unknown => validValue(description, drawing, 'put')
  if (complete && nested) return value()
  if (random.chance(0.08)) return drawGet(description, root, drawing)
  if (random.chance(description.props.required === 'never' ? 0.12 : 0.03)) return new Marker('$remove', [])
  if (wild && random.chance(0.06)) return new Marker(random.pick(everyHelper), [value(), value()])

  const inner = (below: Description): unknown => drawUpdate(below, root, drawing, complete, true)
  const operand = (): unknown => {
    const bare: Description = { type: 'number', props: description.props.big ? { big: true } : {} }
    return random.chance(0.5) ? drawGet(bare, root, drawing) : validValue(bare, drawing, 'put')
  }
  switch (type) {
    case 'number':
      if (random.chance(0.2)) return new Marker('$add', [validValue(description, drawing, 'put')])
      if (random.chance(0.25)) return new Marker(random.pick(['$sum', '$subtract']), [operand(), operand()])
      return value()
    case 'set':
      return random.chance(0.5) ? new Marker(random.pick(['$add', '$delete']), [value()]) : value()
    case 'list': {
      if (random.chance(0.35)) {
        const added = random.chance(0.3) ? drawGet(description, root, drawing) : value()
        return new Marker(random.pick(['$append', '$prepend']), [added])
      }
      if (complete) return value()
      if (random.chance(0.25)) return new Marker('$set', [value()])
      const elements = random.times(1 + random.int(3), () =>
        random.chance(0.2)
          ? undefined
          : random.chance(0.1)
            ? new Marker('$remove', [])
            : inner(description.elements!),
      )
      return random.chance(0.5) ? elements : Object.fromEntries(elements.map((each, index) => [index, each]))
    }
    case 'tuple': {
      if (complete) return value()
      if (random.chance(0.25)) return new Marker('$set', [value()])
      const elements = description.members!.slice(0, 1 + random.int(3)).map(inner)
      return random.chance(0.6) ? elements : Object.fromEntries(elements.map((each, index) => [index, each]))
    }
    case 'map': {
      if (complete) return value()
      if (random.chance(0.25)) return new Marker('$set', [value()])
      return drawUpdatedAttributes(description, root, drawing, complete, true)
    }
    case 'record': {
      if (complete) return value()
      if (random.chance(0.25)) return new Marker('$set', [value()])
      const names = Object.keys(value() as object)
      return Object.fromEntries(
        names.map(name => [
          name,
          random.chance(0.15) ? new Marker('$remove', []) : inner(description.elements!),
        ]),
      )
    }
    case 'anyOf':
      return drawUpdate(random.pick(description.members!), root, drawing, complete, nested)
    case 'any':
      if (random.chance(0.1)) return new Marker('$set', [value()])
      if (random.chance(0.1) && !complete) return new Marker('$append', [[1]])
      if (random.chance(0.1) && !complete) return { a: new Marker('$add', [1]), b: new Marker('$remove', []) }
      return value()
    default:
      return value()
  }
}

/** What an update gives for some of the attributes of a map or an item. */
export const drawUpdatedAttributes = (
  description: Description,
  root: Description,
  drawing: Drawing,
  complete: boolean,
  nested = false,
): object =>
  Object.fromEntries(
    description
      .attributes!.filter(({ 1: { props } }) =>
        props.key || props.required === 'always' ? !drawing.random.chance(0.05) : drawing.random.chance(0.5),
      )
      .map(([name, attribute]) => [
        name,
        attribute.props.key
          ? validValue(attribute, drawing, 'put')
          : drawUpdate(attribute, root, drawing, complete, nested),
      ]),
  )
