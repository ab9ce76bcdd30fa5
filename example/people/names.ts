import type { Random } from '../random.ts'

/** Ordinary names, put together by chance; surnames are such that no pair is anybody known. */
const girls =
  'Abigail Aisha Alice Amelia Anya Beatrice Bethany Caitlin Chloe Daisy Eleanor Ella Emily Erin Esme Evie Faith Florence Freya Grace Hannah Holly Imogen Iris Isla Jasmine Jessica Kiera Layla Leah Lily Lola Lucy Maisie Maryam Matilda Megan Mia Millie Molly Nadia Niamh Olivia Phoebe Poppy Priya Rose Ruby Sadie Scarlett Sienna Sofia Summer Tilly Willow Yasmin Zara Zofia'.split(
    ' ',
  )
const boys =
  'Aaron Adam Aidan Alfie Archie Arlo Arthur Ben Billy Bobby Callum Charlie Connor Dexter Dylan Edward Elijah Ethan Ewan Farhan Finley Frankie Freddie Gabriel Harley Hassan Henry Isaac Jack Jacob Jake Jamal Jayden Jude Kai Kian Leo Lewis Liam Logan Luca Mason Max Mohammed Nathan Noah Ollie Oscar Owen Reuben Riley Rory Ryan Sam Stanley Theo Toby Tyler Yusuf Zac'.split(
    ' ',
  )
const surnames =
  'Ablewhite Addy Allcock Amberley Ansty Ashdown Askew Aylward Badger Bagley Barwell Beeby Benfield Birtles Blackwell Bodley Bosworth Bramall Brearley Brindle Broadhurst Bucknall Burdett Byrd Callow Cartledge Castell Chadburn Chaudhry Clewes Coates Colley Copeland Cotterill Cragg Crowther Dabbs Dakin Daybell Dexter Dilkes Dobney Draycott Dumelow Eagle Eames Ellerby Emmott Fairfax Farmery Fewkes Flint Foulds Freer Gadsby Gamble Garside Gilliver Goddard Gomersall Greasley Gunby Hackett Hallam Hames Hardwick Harpham Hartshorn Hassall Heggs Herrick Hickling Hincks Holyoak Hubbard Hussain Ibbotson Ingle Jarrom Jelley Kaur Keightley Kenney Kirkby Knapp Lacey Langham Leeson Lilley Lockett Lovett Lowndes Maddock Mahmood Marlow Mawby Measures Mellor Merriman Moult Musson Nettleship Newbold Nixon Noon Nowak Oakden Onions Orgill Orton Pegg Pepper Pickard Pindar Plowright Pole Prentice Quincey Radford Rawson Redfern Rigley Riddington Rowbotham Rudkin Sadler Saunt Screaton Sharman Shelton Siddons Skelton Smalley Somerfield Spademan Squires Stafford Stapleton Sturgess Swann Sykes Tansley Tebbutt Thurlby Tilson Toon Towers Tunnicliffe Underwood Upton Varley Wagstaff Wain Walden Warner Weatherall Weston Whetton Widdowson Wigley Woolley Wormald Yeomans Zaman'.split(
    ' ',
  )

export const forenameOf = (random: Random, sex: 'F' | 'M'): string =>
  random.pick(sex === 'F' ? girls : boys)

export const surnameOf = (random: Random): string => random.pick(surnames)
