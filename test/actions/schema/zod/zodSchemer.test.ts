import { zodSchemerSuite } from './zodSchemerSuite.js'

zodSchemerSuite(4)
