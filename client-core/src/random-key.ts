const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * A key that no other submission of this user will have. Not a secret: WeChat's script engine has no
 * crypto, and the server ties the key to the user.
 */
export function randomKey(): string {
  const tail = Array.from({ length: 16 }, () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]).join('');
  return `${Date.now().toString(36)}${tail}`;
}
