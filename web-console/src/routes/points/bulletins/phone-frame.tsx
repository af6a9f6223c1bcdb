import type { ReactNode } from 'react';

/** A phone of 390 pixels with what its screen shows. */
export function PhoneFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <figure className="phone" aria-label="手机上的样子">
      <div className="phone-bar" aria-hidden>
        {title}
      </div>
      <div className="phone-screen" tabIndex={0} role="group" aria-label="通报预览">
        {children}
      </div>
    </figure>
  );
}
