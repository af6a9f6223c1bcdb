import { App, Form, type FormInstance } from 'antd';
import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { differs } from './differs';
import { dropQuestion } from './drop-question';

type Look = () => boolean;

/** Something that can be closed or left, with the work that would be lost by it. */
interface Place {
  /** Returns the way out. */
  add(look: Look): () => void;
  hasWork(): boolean;
  /** Closes at once when there is nothing to lose, else asks first. */
  close(): void;
}

function worksOf(): Omit<Place, 'close'> {
  const works = new Set<Look>();
  return {
    add(look) {
      works.add(look);
      return () => void works.delete(look);
    },
    hasWork: () => [...works].some((look) => look()),
  };
}

/** All that is on the screen; what closes it is the browser or the way to another page. */
const SCREEN: Place = { ...worksOf(), close: () => undefined };
const PlaceContext = createContext<Place>(SCREEN);

/** Whether anything on the screen would be lost. */
export const hasUnsavedWork = (): boolean => SCREEN.hasWork();

/** Says to the dialog, drawer or page around whether there is work that would be lost. */
export function useUnsaved(look: Look): void {
  const place = useContext(PlaceContext);
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => place.add(() => latest.current()), [place]);
}

/** Says so for a form, by what its fields held when they came up; nothing is lost while it is being sent. */
export function useUnsavedForm<V extends object>(form: FormInstance<V>, initial: Partial<V> | undefined, sending = false): void {
  const before = useRef(initial);
  useUnsaved(() => !sending && differs(form.getFieldsValue(), before.current));
}

/** The same for fields that come and go with a dialog: stands inside its form. */
export function UnsavedFields({ initial, sending }: { initial?: object; sending?: boolean }): null {
  useUnsavedForm(Form.useFormInstance<object>(), initial, sending);
  return null;
}

/** A dialog or drawer that asks before it drops what was typed in it, however it is closed. */
export function usePlace(onClose: () => void): Place {
  const { modal } = App.useApp();
  const around = useContext(PlaceContext);
  const works = useMemo(worksOf, []);
  useEffect(() => around.add(works.hasWork), [around, works]);
  const latest = useRef(onClose);
  latest.current = onClose;
  return useMemo(
    () => ({
      ...works,
      close() {
        if (!works.hasWork()) return latest.current();
        modal.confirm(dropQuestion({ title: '放弃填写的内容？', content: '关闭后，已填写的内容不会保留。', okText: '放弃', cancelText: '继续填写', onOk: () => latest.current() }));
      },
    }),
    [works, modal],
  );
}

export function PlaceProvider({ place, children }: { place: Place; children: ReactNode }) {
  return <PlaceContext.Provider value={place}>{children}</PlaceContext.Provider>;
}

/** Closes the dialog around, as its cross does. */
export const useClosePlace = (): (() => void) => useContext(PlaceContext).close;
