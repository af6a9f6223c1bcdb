import { createHmac } from 'node:crypto';
import type { Clock } from '../clock';
import { sameSecret } from '../crypto';
import { FILE_VARIANTS, type FileVariant } from './file-store';

/** Addresses end on whole steps, so that a picture keeps its address, and its place in the client's cache, for a while. */
const STEP_SECONDS = 600;

/** Signed addresses that open one file for a time, for `<image>` and downloads, which can't send a token. */
export class FileLinks {
  constructor(
    private readonly secret: string,
    private readonly baseUrl: string,
    private readonly clock: Clock,
  ) {}

  /** Absolute address, good for at least `seconds`. */
  sign(id: string, variant: FileVariant, seconds = 3600): string {
    const expires = Math.ceil((this.now() + seconds) / STEP_SECONDS) * STEP_SECONDS;
    return `${this.baseUrl.replace(/\/$/, '')}/api/files/${id}/${variant}?e=${expires}&s=${this.signature(id, variant, expires)}`;
  }

  /** Whether the address was signed here and still holds. */
  verify(id: string, variant: string, query: { e?: string; s?: string }): variant is FileVariant {
    const expires = Number(query.e);
    if (!FILE_VARIANTS.includes(variant as FileVariant) || !Number.isInteger(expires) || expires <= this.now()) return false;
    return sameSecret(query.s ?? '', this.signature(id, variant, expires));
  }

  private signature(id: string, variant: string, expires: number): string {
    return createHmac('sha256', this.secret).update(`file-link\0${id}\0${variant}\0${expires}`).digest('base64url');
  }

  private now(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}
