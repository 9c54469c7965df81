export { AccessPattern, IAccessPattern } from '../internal/tableAccessPattern.js'
