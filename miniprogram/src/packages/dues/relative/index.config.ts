export default definePageConfig({ navigationBarTitleText: '代交党费' });
