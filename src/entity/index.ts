export { Entity, type EntityConfig, type EntityMetadata } from './entity.js'
export { EntityAction } from './entityAction.js'
export type {
  EntityAttrDefaultOptions,
  EntityAttrOptions,
  TimestampsDefaultOptions,
  TimestampsOptions,
} from './internalAttributes.js'
export type {
  DecodedItem,
  FormattedItem,
  InputItem,
  KeyInputItem,
  ReadItemOptions,
  SavedItem,
  TransformedItem,
  ValidItem,
  WriteItemOptions,
} from './items.js'
