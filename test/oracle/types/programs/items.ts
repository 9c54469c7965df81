import type {
  DecodedItem,
  Entity,
  EntityAttrDefaultOptions,
  EntityAttrOptions,
  EntityMetadata,
  FormattedItem,
  InputItem,
  KeyInputItem,
  ReadItemOptions,
  SavedItem,
  TimestampsDefaultOptions,
  TimestampsOptions,
  TransformedItem,
  ValidItem,
  WriteItemOptions,
} from 'dynamodb-toolbox/entity'
import type { Condition } from 'dynamodb-toolbox/entity/actions/parseCondition'
import type { EntityPaths, EntityPathsUnion } from 'dynamodb-toolbox/entity/actions/parsePaths'
import type { PutItemInput } from 'dynamodb-toolbox/entity/actions/put'
import type { UpdateItemInput } from 'dynamodb-toolbox/entity/actions/update'
import type { UpdateAttributesInput } from 'dynamodb-toolbox/entity/actions/updateAttributes'
import type { PrimaryKey } from 'dynamodb-toolbox/table/actions/parsePrimaryKey'
import type { AnyEntities, Entities, Members } from './_samples.js'

interface ItemsOf<ENTITY extends Entity> {
  input: InputItem<ENTITY>
  inputKey: InputItem<ENTITY, { mode: 'key' }>
  inputUpdate: InputItem<ENTITY, { mode: 'update' }>
  key: KeyInputItem<ENTITY>
  put: PutItemInput<ENTITY>
  valid: ValidItem<ENTITY>
  validKey: ValidItem<ENTITY, { mode: 'key' }>
  validUpdate: ValidItem<ENTITY, { mode: 'update' }>
  transformed: TransformedItem<ENTITY>
  transformedKey: TransformedItem<ENTITY, { mode: 'key' }>
  transformedUpdate: TransformedItem<ENTITY, { mode: 'update' }>
  saved: SavedItem<ENTITY>
  decoded: DecodedItem<ENTITY>
  decodedPartial: DecodedItem<ENTITY, { partial: true }>
  formatted: FormattedItem<ENTITY>
  formattedPartial: FormattedItem<ENTITY, { partial: true }>
  paths: EntityPaths<ENTITY>
  pathsUnion: EntityPathsUnion<[ENTITY, Entities['bare']]>
  primaryKey: PrimaryKey<ENTITY['table']>
  name: ENTITY['entityName']
  entityAttribute: ENTITY['entityAttribute']
  timestamps: ENTITY['timestamps']
  meta: ENTITY['meta']
  attributeNames: keyof ENTITY['schema']['attributes']
  ownNames: keyof ENTITY['attributes']
}

interface UpdatesOf<ENTITY extends Entity> {
  update: UpdateItemInput<ENTITY>
  updateFilled: UpdateItemInput<ENTITY, { filled: true }>
  updateAttributes: UpdateAttributesInput<ENTITY>
  updateAttributesFilled: UpdateAttributesInput<ENTITY, true>
}

type Parcel = Entities['parcel']
type Box = Entities['box']

export type Types = { [NAME in keyof AnyEntities]: ItemsOf<AnyEntities[NAME]> } & {
  [NAME in keyof AnyEntities as `updatesOf_${NAME}`]: UpdatesOf<AnyEntities[NAME]>
} & {
  projected: {
    note: FormattedItem<Parcel, { attributes: 'note' }>
    several: FormattedItem<Parcel, { attributes: 'note' | 'depot' | 'secret' | "['code']" }>
    partial: FormattedItem<Parcel, { attributes: 'note' | 'depot'; partial: true }>
    internal: FormattedItem<Parcel, { attributes: 'created' | 'entity' }>
    deep: FormattedItem<Box, { attributes: 'stops[0].city' | 'dims[1]' | 'rates.eu' }>
    deepPartial: FormattedItem<Box, { attributes: 'stops[0].city' | 'dims[1]' | 'rates.eu'; partial: true }>
    quoted: FormattedItem<Box, { attributes: "['rates']['us']" | 'kind' }>
    any: FormattedItem<Box, { attributes: 'meta.x.y' | 'tags' }>
    allPaths: FormattedItem<Box, { attributes: EntityPaths<Box> }>
    alternatives: FormattedItem<Entities['keyed'], { attributes: 'value.seats' }>
    alternativesShared: FormattedItem<Entities['keyed'], { attributes: 'value.kind' }>
    nothing: FormattedItem<Parcel, { attributes: undefined }>
    decoded: DecodedItem<Parcel, { attributes: 'secret' | 'grams' }>
    decodedDeep: DecodedItem<Box, { attributes: 'stops[0].city' | 'dims[0]' | 'dims[1]' }>
    everything: FormattedItem<
      Entities['everything'],
      {
        attributes:
          | 'mapRich.renamed'
          | 'mapDeep.l1.l2'
          | 'listMap[3].city'
          | 'recordPartial.eu.a'
          | 'tupleNested[0]'
      }
    >
  }
  options: {
    write: Members<WriteItemOptions, 'extension'>
    read: Members<ReadItemOptions<Parcel>>
    readWide: Members<ReadItemOptions<Entity>>
    metadata: EntityMetadata
    attribute: EntityAttrOptions
    attributeDefault: EntityAttrDefaultOptions
    timestamps: TimestampsOptions
    timestampsDefault: TimestampsDefaultOptions
  }
  conditionAttributes: {
    [NAME in keyof AnyEntities]: Extract<Condition<AnyEntities[NAME]>, { attr: string }>['attr']
  }
  conditionSizes: {
    [NAME in keyof AnyEntities]: Extract<Condition<AnyEntities[NAME]>, { size: string }>['size']
  }
  computeKey: {
    box: Parameters<NonNullable<Box['computeKey']>>[0]
    keyed: Parameters<NonNullable<Entities['keyed']['computeKey']>>[0]
    returned: ReturnType<NonNullable<Box['computeKey']>>
  }
}
