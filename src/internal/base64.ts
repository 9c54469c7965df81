/** The base64 text of bytes, exactly. */
export const toBase64 = (bytes: Uint8Array): string => {
  let text = ''
  // `apply` takes no more than about 100,000 arguments.
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode.apply(null, bytes.subarray(i, i + 8192) as unknown as number[]) // array-like will do
  }
  return btoa(text)
}

/** The bytes of base64 text. */
export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), char => char.charCodeAt(0))
