export { Database, type DatabaseMetadata } from './database.js'
export { DatabaseAction } from './databaseAction.js'
