let tables: Uint32Array[] | undefined

const makeTables = (): Uint32Array[] => {
  const made = Array.from({ length: 4 }, () => new Uint32Array(256))
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    made[0]![byte] = crc
  }
  for (let byte = 0; byte < 256; byte++) {
    for (let i = 1; i < 4; i++) {
      const before = made[i - 1]![byte]!
      made[i]![byte] = (before >>> 8) ^ made[0]![before & 255]!
    }
  }
  return made
}

/** The checksum that DynamoDB sends with each response, of 32 bits. Four bytes at a time: a page has a million. */
export const crc32 = (bytes: Uint8Array): number => {
  tables ??= makeTables()
  const [a, b, c, d] = tables as [Uint32Array, Uint32Array, Uint32Array, Uint32Array] // four of them
  const whole = bytes.length & ~3
  let crc = -1
  let i = 0
  while (i < whole) {
    crc ^= bytes[i++]! | (bytes[i++]! << 8) | (bytes[i++]! << 16) | (bytes[i++]! << 24)
    crc = d[crc & 255]! ^ c[(crc >>> 8) & 255]! ^ b[(crc >>> 16) & 255]! ^ a[crc >>> 24]!
  }
  while (i < bytes.length) crc = a[(crc ^ bytes[i++]!) & 255]! ^ (crc >>> 8)
  return ~crc >>> 0
}
