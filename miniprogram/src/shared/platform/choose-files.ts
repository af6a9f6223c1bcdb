import type { ChosenFile } from './platform';

/** The browser's own file dialog. Taro's `chooseImage` for H5 loses the names, and it has nothing for documents. */
export function chooseFiles(accept: string, count: number): Promise<ChosenFile[]> {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', accept, multiple: count > 1, hidden: true });
  document.body.append(input);
  return new Promise<ChosenFile[]>((resolve) => {
    const finish = () => {
      input.remove();
      resolve(Array.from(input.files ?? []).slice(0, count).map((file) => ({ path: URL.createObjectURL(file), name: file.name })));
    };
    input.addEventListener('change', finish);
    input.addEventListener('cancel', finish);
    input.click();
  });
}
