import type { FormInstance } from 'antd';
import { ProblemError } from '../api';

/** Puts the server's complaints at the fields they are about; gives those that belong to none. */
export function showAtFields(form: FormInstance, error: unknown): string[] {
  if (!(error instanceof ProblemError)) return [];
  const known = new Set(Object.keys(form.getFieldsValue(true) as object));
  const atField = error.fields.filter(({ path }) => known.has(path.split('.')[0]));
  form.setFields(atField.map(({ path, message }) => ({ name: path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)), errors: [message] })));
  return error.fields.filter((field) => !atField.includes(field)).map(({ message }) => message);
}
