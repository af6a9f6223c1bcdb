const STAR = '*';

/** `138****1234`; shorter numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  if (phone.length < 8) return STAR.repeat(Math.max(0, phone.length - 2)) + phone.slice(-2);
  return phone.slice(0, 3) + STAR.repeat(phone.length - 7) + phone.slice(-4);
}

/** First three and last four characters of an ID number. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < 8) return STAR.repeat(idNumber.length);
  return idNumber.slice(0, 3) + STAR.repeat(idNumber.length - 7) + idNumber.slice(-4);
}

/** The first character stays, the rest is hidden: `张**`. */
export function maskName(name: string): string {
  const letters = [...name];
  return letters.length === 0 ? '' : letters[0] + STAR.repeat(Math.max(1, letters.length - 1));
}
