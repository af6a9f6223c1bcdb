import type { FormInstance } from 'antd';
import { ProblemError } from '../api';

/**
 * Puts the server's complaints at the fields they are about, those about a part of a field at the field, e.g. one of
 * many members; gives those that belong to none.
 */
export function showAtFields(form: FormInstance, error: unknown): string[] {
  if (!(error instanceof ProblemError)) return [];
  const fields = new Map(form.getFieldsError().map(({ name }) => [name.join('.'), name]));
  const atField = new Map<string, string[]>();
  const elsewhere: string[] = [];
  for (const { path, message } of error.fields) {
    const field = withParents(path).find((part) => fields.has(part));
    if (field === undefined) elsewhere.push(message);
    else atField.set(field, [...(atField.get(field) ?? []), message]);
  }
  form.setFields([...atField].map(([field, errors]) => ({ name: fields.get(field)!, errors })));
  return elsewhere;
}

/** `a.b.c`, `a.b`, `a`. */
const withParents = (path: string): string[] => path.split('.').map((_, i, parts) => parts.slice(0, parts.length - i).join('.'));
