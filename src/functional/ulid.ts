const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
let last = 0
let random: number[] = []

/**
 * A ULID: 26 characters, of which the first 10 are the time in ms. Within one process each is greater than the one
 * before, also within a millisecond.
 *
 * @see https://github.com/ulid/spec
 */
export const ulid = (): string => {
  const now = Date.now()
  if (now > last) {
    last = now
    random = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte % 32)
    // Room to count up: 2^79 ids.
    random[0] = random[0]! % 16
  } else {
    let place = 15
    while (random[place] === 31) random[place--] = 0
    random[place]!++
  }
  let time = last
  let text = ''
  for (let i = 0; i < 10; i++) {
    text = digits.charAt(time % 32) + text
    time = Math.floor(time / 32)
  }
  return text + random.map(digit => digits[digit]).join('')
}
