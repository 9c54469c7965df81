import { vi } from 'vitest'
import { zodLaw } from './validSuite.js'

vi.mock('zod', () => import('zod3'))

zodLaw(3)
