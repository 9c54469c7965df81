import { jsonSchemaLaw } from './validSuite.js'

jsonSchemaLaw()
