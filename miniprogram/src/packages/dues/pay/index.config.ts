export default definePageConfig({ navigationBarTitleText: '交纳党费' });
