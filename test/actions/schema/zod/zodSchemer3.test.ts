import { vi } from 'vitest'
import { zodSchemerSuite } from './zodSchemerSuite.js'

vi.mock('zod', () => import('zod3'))

zodSchemerSuite(3)
