export { fromZodSchema } from './fromZodSchema.js'
export type { FromZodSchema, ZodSchema } from './zodSchema.js'
