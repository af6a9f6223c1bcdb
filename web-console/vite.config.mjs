import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const file = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Static files that cloud-api serves under /console/. */
export default defineConfig({
  root: file('.'),
  base: '/console/',
  plugins: [react()],
  resolve: {
    alias: {
      '@': file('src'),
      '@xianfeng/shared-types': file('../shared-types/src/index.ts'),
      '@xianfeng/client-core': file('../client-core/src/index.ts'),
    },
    dedupe: ['react', 'react-dom'],
  },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    // ECharts comes in a chunk of its own, and only on pages with charts.
    chunkSizeWarningLimit: 1200,
  },
  server: { port: 3200, proxy: { '/api': 'http://localhost:3000' } },
});
