/** Given names that are common in Sweden, lower case. A list of names proves nothing about a text; it only keeps places and products out. */
export const givenNames: ReadonlySet<string> = new Set(
  `aaron abdi abdullah adam agneta ahmad ahmed aida aisha albert alexander alexandra alfred ali alice alicia alma alva amanda amina amir ana anders
  andreas angelica anita ann anna anneli annette annika anton arvid astrid august axel barbro benjamin bengt bertil birgit birgitta bo boris britt
  britta camilla carina carl carolina caroline catharina cecilia charlotte christer christian christina claes dag dan daniel daniela david diana
  ebba eddie edith edvin elias elin elina elisabet elisabeth ellen ella elsa elvira emelie emil emilia emma emmanuel enok eric erik erika eskil ester
  eva evelina fadi fatima felicia felix filip fredrik frida gabriel gabriella gerd gert gun gunilla gunnar gustaf gustav göran görel hampus hanna
  hannah hans harald hasan hassan hedda helen helena helene henrik henry hilda hugo håkan ibrahim ida inga inge ingegerd inger ingrid irene iris isabella
  isak ivar jacob jakob jan jasmine jenny jens jesper jessica joakim johan johanna john johnny jonas jonathan jonna josef josefin joseph julia
  julius karin karl karolina katarina kenneth kent kerstin kevin khadija kim kjell klara klas kristian kristina kristofer lars lasse leif leila lena
  lennart leo liam lilly lina linda linn linnea linus lisa liselotte lotta louise lovisa lucas ludvig lukas madeleine magnus maja malin marcus
  margareta maria mariam marianne marie markus martin mathilda matilda mats mattias maud max melvin mia michael mikael milla mohamed mohammad
  mohammed moa molly monica monika mona mustafa märta måns nadia natalie nathalie nellie niklas nils nina noah nora nour olga oliver olivia olle
  olof olov omar oscar oskar ossian otto patrik pär per pernilla pelle peter petra philip pia pontus rasmus rebecka rebecca richard rickard robert robin roger
  roland rolf ronja rose roza rune sabina said saga salma samir samuel sandra sara sarah sebastian signe sigrid siv simon sofia sofie solveig sonja stefan
  stella sten stig stina sture susanne svante sven sylvia tage teodor teresa therese theo thomas thor tilde tim tina tobias tom tommy tomas tor tore
  torbjörn torsten tova tuva tyra ulf ulla ulrika urban vendela vera victor victoria viktor viktoria vilhelm ville vincent viola wilhelm william wilma
  yasmin yngve yusuf yvonne zahra zainab åke åsa örjan östen`
    .split(/\s+/u)
    .filter((name) => name !== ""),
);
