/** Anna, as she fills in the checkout: by the names of its fields. */
export const anna = {
  email: 'Anna.Lind@example.com',
  phone: '020 555 0123',
  name: 'Anna Lindqvist',
  line1: 'Keizersgracht 174',
  line2: '',
  postcode: '1016 DW',
  city: 'Amsterdam',
  country: 'NL',
  delivery: 'insured',
  gift_message: 'For Ida, from all of us',
}
