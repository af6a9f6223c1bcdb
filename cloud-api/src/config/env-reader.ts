import path from 'node:path';

export type DatabaseTarget = { kind: 'sqlite'; file: string } | { kind: 'mysql'; url: string };

/** Collects every fault first, so that an operator mends the environment in one go. */
export class EnvReader {
  private readonly faults: string[] = [];

  constructor(private readonly source: NodeJS.ProcessEnv) {}

  text(name: string, fallback?: string): string {
    const value = this.source[name];
    if (value !== undefined && value !== '') return value;
    if (fallback === undefined) this.faults.push(`${name} is required`);
    return fallback ?? '';
  }

  url(name: string): string {
    const value = this.text(name);
    if (!/^https?:\/\/\S+$/.test(value)) this.faults.push(`${name} must begin with https:// or http://`);
    return value;
  }

  secret(name: string, minLength: number): string {
    const value = this.text(name);
    if (value && value.length < minLength) this.faults.push(`${name} must have at least ${minLength} characters`);
    return value;
  }

  /** A fault that no single reading shows. */
  fault(text: string): void {
    this.faults.push(text);
  }

  /** Whether the variable is set at all. */
  has(name: string): boolean {
    return Boolean(this.source[name]);
  }

  optionalSecret(name: string, minLength: number): string | null {
    return this.source[name] ? this.secret(name, minLength) : null;
  }

  int(name: string, fallback: number): number {
    const value = Number(this.text(name, String(fallback)));
    if (!Number.isInteger(value) || value < 0) this.faults.push(`${name} must be a whole number`);
    return value;
  }

  flag(name: string): boolean {
    return this.text(name, '0') === '1';
  }

  oneOf<T extends string>(name: string, values: readonly T[], fallback: T): T {
    const value = this.text(name, fallback) as T;
    if (!values.includes(value)) this.faults.push(`${name} must be one of ${values.join(', ')}`);
    return value;
  }

  database(dataDir: string): DatabaseTarget {
    const url = this.text('DATABASE_URL', '');
    if (!url) return { kind: 'sqlite', file: path.join(dataDir, 'xianfeng.sqlite') };
    if (url.startsWith('mysql://')) return { kind: 'mysql', url };
    if (url.startsWith('sqlite:')) return { kind: 'sqlite', file: url.slice('sqlite:'.length) };
    this.faults.push('DATABASE_URL must begin with mysql:// or sqlite:');
    return { kind: 'sqlite', file: '' };
  }

  finish(): void {
    if (this.faults.length) throw new Error(`configuration: ${this.faults.join('; ')}`);
  }
}
