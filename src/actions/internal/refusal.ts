import { Failure } from '../../errors/failure.js'

/**
 * The failure of a value that is not what was expected: a type's name, or the list of accepted values. Without
 * `expected`: of a value that no alternative accepts.
 */
export const refusal = (
  code:
    | 'parsing.invalidAttributeInput'
    | 'parsing.invalidItem'
    | 'formatter.invalidAttribute'
    | 'formatter.invalidItem',
  received: unknown,
  expected?: unknown,
): Failure => {
  const kind = Object.prototype.toString.call(received).slice(8, -1)
  const shown = Object(received) === received ? kind : `${kind} ${String(received).slice(0, 50)}`
  return new Failure(
    code,
    `should be ${expected === undefined ? 'one of the alternatives' : [expected].flat().join(' or ')}, received ${shown}.`,
    expected === undefined ? { received } : { received, expected },
  )
}
