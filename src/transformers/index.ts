export {
  isSerializableTransformer,
  type SerializableTransformer,
  type Transformer,
  type TransformerDTO,
  type TypedTransformer,
  type TypeModifier,
} from './transformer.js'
