let table: Uint32Array | undefined

/** 256 entries for the last of four bytes, then for those before it, which are shifted by 8 more bits each. */
const makeTable = (): Uint32Array => {
  const made = new Uint32Array(1024)
  for (let i = 0; i < 1024; i++) {
    let crc = i & 255
    for (let bits = 8 + 8 * (i >> 8); bits--; ) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    made[i] = crc
  }
  return made
}

/** The checksum that DynamoDB sends with each response, of 32 bits. Four bytes at a time: a page has a million. */
export const crc32 = (bytes: Uint8Array): number => {
  table ??= makeTable()
  const known = table
  const whole = bytes.length & ~3
  let crc = -1
  let i = 0
  while (i < whole) {
    crc ^= bytes[i++]! | (bytes[i++]! << 8) | (bytes[i++]! << 16) | (bytes[i++]! << 24)
    crc =
      known[768 + (crc & 255)]! ^
      known[512 + ((crc >>> 8) & 255)]! ^
      known[256 + ((crc >>> 16) & 255)]! ^
      known[crc >>> 24]!
  }
  while (i < bytes.length) crc = known[(crc ^ bytes[i++]!) & 255]! ^ (crc >>> 8)
  return ~crc >>> 0
}
