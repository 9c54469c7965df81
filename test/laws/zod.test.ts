import { zodLaw } from './validSuite.js'

zodLaw(4)
