import type { Encoded } from '../transformers/transformer.js'
import type { Tags } from './attributes.js'
import type { Reference, Removal } from './container.js'
import type { ADD, SUBTRACT, SUM } from './updateExtensions.js'

/** The type in the table: what the transformer makes of it, if there is one. */
export type Stored<PROPS, VALUE> = PROPS extends { readonly transform: infer TRANSFORMER }
  ? Encoded<TRANSFORMER, VALUE>
  : VALUE

type EnumOr<PROPS, VALUE> = PROPS extends { readonly enum: readonly (infer MEMBER extends VALUE)[] }
  ? MEMBER
  : VALUE

/** The values of the types that hold one value, by the type's name. */
interface ScalarValues<PROPS> {
  readonly null: EnumOr<PROPS, null>
  readonly boolean: EnumOr<PROPS, boolean>
  readonly number: PROPS extends { readonly enum: readonly (infer MEMBER extends number | bigint)[] }
    ? MEMBER
    : PROPS extends { readonly big: true }
      ? number | bigint
      : number
  readonly string: EnumOr<PROPS, string>
  readonly binary: EnumOr<PROPS, Uint8Array>
  readonly any: PROPS extends { readonly castAs: infer VALUE } ? VALUE : unknown
}

type Value<PROPS, TYPE extends keyof ScalarValues<PROPS>> = ScalarValues<PROPS>[TYPE]

/** What an attribute can be the key of, as `name:type`: the name is empty where it is that of the attribute. */
type KeyOf<PROPS, TYPE extends string> = PROPS extends { readonly key: true } & (
  | { readonly required: 'always' }
  | { readonly keyDefault: unknown }
)
  ? PROPS extends { readonly savedAs: infer SAVED_AS extends string }
    ? `${SAVED_AS}:${TYPE}`
    : `:${TYPE}`
  : never

/** The value types of a schema that holds one value. Computed from its props when they are read, not before. */
export interface ScalarTypes<PROPS, TYPE extends keyof ScalarValues<PROPS>> {
  readonly '~tags': Tags<PROPS>
  readonly '~key': KeyOf<PROPS, TYPE>
  readonly '~input': Value<PROPS, TYPE>
  readonly '~inputKey': Value<PROPS, TYPE>
  readonly '~inputUpdate': Value<PROPS, TYPE>
  readonly '~valid': Value<PROPS, TYPE>
  readonly '~validKey': Value<PROPS, TYPE>
  readonly '~validUpdate': Value<PROPS, TYPE>
  readonly '~stored': Stored<PROPS, Value<PROPS, TYPE>>
  readonly '~storedKey': Stored<PROPS, Value<PROPS, TYPE>>
  readonly '~storedUpdate': Stored<PROPS, Value<PROPS, TYPE>>
  readonly '~decoded': Value<PROPS, TYPE>
  readonly '~decodedPartial': Value<PROPS, TYPE>
  readonly '~formatted': Value<PROPS, TYPE>
  readonly '~formattedPartial': Value<PROPS, TYPE>
  readonly '~update': ScalarUpdate<Value<PROPS, TYPE>, PROPS, TYPE>
  readonly '~updateFilled': ScalarUpdate<Value<PROPS, TYPE>, PROPS, TYPE>
  readonly '~replace': ScalarUpdate<Value<PROPS, TYPE>, PROPS, TYPE>
  readonly '~replaceFilled': ScalarUpdate<Value<PROPS, TYPE>, PROPS, TYPE>
}

/** A part of the key is never updated. */
type ScalarUpdate<VALUE, PROPS, TYPE> = PROPS extends { readonly key: true }
  ? VALUE
  :
      | VALUE
      | Reference<VALUE>
      | Removal<PROPS>
      // Numbers can be computed by DynamoDB; enums and validators don't apply to the operands.
      | (TYPE extends 'number'
          ? PROPS extends { readonly big: true }
            ? Operations<number | bigint>
            : Operations<number>
          : never)

type Operations<NUMBER> =
  | ADD<NUMBER>
  | SUM<NUMBER | Reference<NUMBER>, NUMBER | Reference<NUMBER>>
  | SUBTRACT<NUMBER | Reference<NUMBER>, NUMBER | Reference<NUMBER>>
