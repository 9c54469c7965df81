import assert from 'node:assert/strict'

// All contenders must do the same work. Toolkits with the same API must give the same request to the letter; others
// choose their own placeholders and order of clauses, which is undone here.

/** Sets as lists of their members: other clients have classes of their own for them. */
const plain = value => {
  if (value instanceof Set) return [...value]
  if (value?.wrapperName === 'Set') return [...value.values]
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(
    Object.entries(value)
      // Where others keep the name of a model, in every item.
      .filter(([name]) => !name.startsWith('__edb_') && name !== '_type')
      .map(([name, member]) => [name, plain(member)]),
  )
}

const splitOutside = (text, separator) => {
  const pieces = ['']
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '(') depth++
    if (text[index] === ')') depth--
    if (depth === 0 && text.startsWith(separator, index)) {
      pieces.push('')
      index += separator.length - 1
    } else pieces[pieces.length - 1] += text[index]
  }
  return pieces.map(piece => piece.trim())
}

const bare = condition => (/^\((.*)\)$/.test(condition) ? bare(condition.slice(1, -1)) : condition)

const conjuncts = text =>
  splitOutside(text.replace(/\band\b/g, 'AND'), ' AND ')
    .flatMap(piece => (bare(piece) === piece ? [piece] : conjuncts(bare(piece))))
    .sort()

const clauses = text =>
  text
    .split(/ ?\b(?=(?:SET|REMOVE|ADD|DELETE) )/)
    .flatMap(clause => {
      const [, verb, rest] = /^(\w+) (.*)$/.exec(clause)
      return splitOutside(rest, ',').map(entry => `${verb} ${entry}`)
    })
    .filter(entry => !entry.includes('__edb_'))
    .sort()

/** A request without what only some toolkits add and with placeholders replaced by what they stand for. */
const meaning = output => {
  if (Array.isArray(output)) return plain(output)

  const { ToolboxItem, ExpressionAttributeNames = {}, ExpressionAttributeValues = {}, ...request } = output
  const filled = text =>
    text
      .replace(/#\w+/g, name => ExpressionAttributeNames[name])
      .replace(/:\w+/g, name => JSON.stringify(plain(ExpressionAttributeValues[name])))
  for (const [field, split] of [
    ['UpdateExpression', clauses],
    ['KeyConditionExpression', conjuncts],
    ['FilterExpression', conjuncts],
    ['ConditionExpression', conjuncts],
    ['ProjectionExpression', text => splitOutside(text, ',')],
  ]) {
    if (request[field] !== undefined) request[field] = split(filled(request[field]))
  }
  return plain(request)
}

/** Throws unless `output` means the same as the hand-written one. */
export const assertSameMeaning = (name, task, output, expected) => {
  assert.deepStrictEqual(meaning(output), meaning(expected), `${name} does not do the same work in '${task}'`)
}

/** What symbols say, as two toolkits have symbols of their own; whether a value bears the extension mark is not compared. */
const spelled = value => {
  if (Array.isArray(value)) return value.map(spelled)
  if (Object.prototype.toString.call(value) !== '[object Object]') return value
  return Object.fromEntries(
    Reflect.ownKeys(value)
      .map(key => [typeof key === 'symbol' ? key.description : key, spelled(value[key])])
      .filter(([key]) => key !== '$IS_EXTENSION'),
  )
}

/** Throws unless two toolkits of one API give the same to the letter. */
export const assertSame = (task, output, expected) => {
  assert.deepStrictEqual(spelled(output), spelled(expected), `stator and the reference differ in '${task}'`)
}
