/** How an image stands in a log line. */
export type PictureFormat = 'base64_png' | 'base64_jpeg' | 'base64_webp';

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpegSignature = [0xff, 0xd8, 0xff];
const riffSignature = [0x52, 0x49, 0x46, 0x46];
const webpSignature = [0x57, 0x45, 0x42, 0x50];

/** What kind of file the bytes are, by how they begin; null for any other. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | null {
  const holds = (signature: number[], at: number): boolean => signature.every((byte, i) => bytes[at + i] === byte);
  if (holds(pngSignature, 0)) return 'base64_png';
  if (holds(jpegSignature, 0)) return 'base64_jpeg';
  if (holds(riffSignature, 0) && holds(webpSignature, 8)) return 'base64_webp';
  return null;
}
