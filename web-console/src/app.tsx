import { QueryClientProvider } from '@tanstack/react-query';
import { Spin } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { RouterProvider } from 'react-router';
import { createQueryClient } from './shared/api';
import { SessionProvider, useSession } from './shared/session';
import { ThemeProvider } from './shared/theme';
import { ProblemView } from './shared/ui';
import { createRouter } from './shell/router';

/** Who is logged in already never needs it. */
const LoginPage = lazy(() => import('./routes/login/login-page'));

export function App() {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ThemeProvider>
        <SessionProvider>
          <Door />
        </SessionProvider>
      </ThemeProvider>
    </QueryClientProvider>
  );
}

/** Nobody sees a page before it is known who asks; after the log-in the address is still the one that was opened. */
function Door() {
  const { me, loading, error } = useSession();
  const [router] = useState(createRouter);
  if (me) return <RouterProvider key={me.member.id} router={router} />;
  if (loading) return <Spin fullscreen description="正在打开" />;
  if (error) return <ProblemView error={error} retry={() => window.location.reload()} />;
  return (
    <Suspense fallback={<Spin fullscreen description="正在打开" />}>
      <LoginPage />
    </Suspense>
  );
}
