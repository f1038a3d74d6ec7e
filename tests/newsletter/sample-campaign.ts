/** A campaign with everything that one can have, of products of the demo catalogue. */
export const sampleCampaign = {
  slug: 'spring-at-the-bench',
  subject: 'Spring at the bench, {name|and for you}',
  preheader: 'Three new rings, and an evening in the workshop',
  isPublic: true,
  body: `# Spring at the bench

Dear {name|friend of the house},

the light is back in our workshop on the canal, and with it three rings that kept us company all \
winter. Each is made by one pair of hands, from *recycled gold*, and **signed inside**.

![A ring with an emerald](verde-emerald-ring)

## New this week

[product: rubia-ring]
[product: goccia-pear-ring]
[product: stella-diamond-studs]
[product: aurelia-solitaire]

[button: See all that is new](/collections/all?sort=created-descending)

> I wear it every day, and every day somebody asks.

### An evening in the workshop

On 12 March we open the door from six to nine. You can

- try a hammer on silver,
- have your rings cleaned while you wait,
- ask [anything about stones](https://www.gia.edu/gem-encyclopedia).

[product: tide-hammered-ring]

---

With warm regards,
Mila and the workshop
`,
}
