export { Registry } from '../../database/registry.js'
