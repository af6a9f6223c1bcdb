import { getMetadataStorage } from 'class-validator';

let remembered = false;

/**
 * class-validator gathers the rules of a class anew for every object, walking through every class that has any: a tenth of a small
 * request's time. Ours are complete once their file is loaded, so each class is asked about once.
 */
export function rememberRules(): void {
  if (remembered) return;
  remembered = true;
  const storage = getMetadataStorage();
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<unknown, ReturnType<typeof gather>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (schema || always || strictGroups || groups?.length) return gather(target, schema, always, strictGroups, groups);
    const rules = known.get(target) ?? gather(target, schema, always, strictGroups, groups);
    known.set(target, rules);
    return rules;
  };
}
