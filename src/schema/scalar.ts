import type { Encoded } from '../transformers/transformer.js'
import type { Tags } from './attributes.js'
import type { Reference, Removal } from './container.js'
import type { ADD, SUBTRACT, SUM } from './updateExtensions.js'

/** The type in the table: what the transformer makes of it, if there is one. */
export type Stored<PROPS, VALUE> = PROPS extends { readonly transform: infer TRANSFORMER }
  ? Encoded<TRANSFORMER, VALUE>
  : VALUE

/** The value types of a schema that holds one value. `NUMBER` is `number` where arithmetic is possible. */
export interface ScalarTypes<PROPS, VALUE, STORED, NUMBER = never> {
  readonly '~tags': Tags<PROPS>
  readonly '~input': VALUE
  readonly '~inputKey': VALUE
  readonly '~inputUpdate': VALUE
  readonly '~valid': VALUE
  readonly '~validKey': VALUE
  readonly '~validUpdate': VALUE
  readonly '~stored': STORED
  readonly '~storedKey': STORED
  readonly '~storedUpdate': STORED
  readonly '~decoded': VALUE
  readonly '~decodedPartial': VALUE
  readonly '~formatted': VALUE
  readonly '~formattedPartial': VALUE
  readonly '~update': ScalarUpdate<VALUE, PROPS, NUMBER>
  readonly '~updateFilled': ScalarUpdate<VALUE, PROPS, NUMBER>
  readonly '~replace': ScalarUpdate<VALUE, PROPS, NUMBER>
  readonly '~replaceFilled': ScalarUpdate<VALUE, PROPS, NUMBER>
}

type ScalarUpdate<VALUE, PROPS, NUMBER> = VALUE | Reference<VALUE> | Removal<PROPS> | Arithmetic<PROPS, NUMBER>

/** Numbers can be computed by DynamoDB; enums and validators don't apply to the operands. */
type Arithmetic<PROPS, NUMBER> = [NUMBER] extends [never]
  ? never
  : PROPS extends { readonly big: true }
    ? Operations<number | bigint>
    : Operations<number>

type Operations<NUMBER> =
  | ADD<NUMBER>
  | SUM<NUMBER | Reference<NUMBER>, NUMBER | Reference<NUMBER>>
  | SUBTRACT<NUMBER | Reference<NUMBER>, NUMBER | Reference<NUMBER>>
