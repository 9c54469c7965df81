import { any } from './any.js'
import { anyOf } from './anyOf.js'
import { binary } from './binary.js'
import { boolean } from './boolean.js'
import { item } from './item.js'
import { list } from './list.js'
import { map } from './map.js'
import { nul } from './nul.js'
import { number } from './number.js'
import { record } from './record.js'
import { set } from './set.js'
import { string } from './string.js'
import { tuple } from './tuple.js'

/** The factories of all schema types, by name: `s.string().key()`. Bundles hold all 13; the single imports do not. */
export const schema = { any, nul, boolean, number, string, binary, set, list, tuple, map, record, anyOf, item }
export { schema as s }
