import { Failure } from '../errors/failure.js'
import type { PathSegment } from '../internal/formatPath.js'
import type { StandardValidator } from '../schema/props.js'
import type { Validate } from './schemaDefinition.js'

interface Issue {
  readonly message: string
  readonly path?: readonly (PathSegment | { readonly key: PathSegment })[] | undefined
}

/** A validator of an attribute or of an item, as schemas take it: its first issue is thrown with its own path. */
export const validatorOf = (validate: Validate, pick?: (value: object) => object) => {
  const standard = (validate as Partial<StandardValidator>)['~standard']
  const own = validate as (value: unknown) => boolean | string // if it is none of the standard
  // A validator may have parameters of its own behind the value.
  if (!standard && !pick) return (value: unknown): boolean | string => own(value)
  return (input: unknown): boolean | string => {
    const value = pick ? pick(input as object) : input // items are objects
    if (!standard) return own(value)
    const result = standard.validate(value) as { readonly issues?: readonly Issue[] }
    if ('then' in result) return 'async validators are not supported'
    const [issue] = result.issues ?? []
    if (!issue) return true
    const { message, path = [] } = issue
    const failure = new Failure('parsing.customValidationFailed', `failed its validator: ${message}`, {
      received: value,
      validationResult: result.issues,
    })
    failure.path.push(...path.map(step => (typeof step === 'object' ? step.key : step)))
    throw failure
  }
}
