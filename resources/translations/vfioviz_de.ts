<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>the array has {count} elements, but its length is given here</source>
        <translation>das Array hat {count} Elemente, doch hier ist seine Länge angegeben</translation>
    </message>
    <message>
        <source>a comma is missing before {shown}</source>
        <translation>vor {shown} fehlt ein Komma</translation>
    </message>
    <message>
        <source>the array describes more than {number} MiB, the most that is read</source>
        <translation>das Array beschreibt mehr als {number} MiB, das Höchste, was gelesen wird</translation>
    </message>
    <message>
        <source>{shown} is octal in C and decimal elsewhere; write 0x..</source>
        <translation>{shown} ist in C oktal und anderswo dezimal; richtig ist 0x..</translation>
    </message>
    <message>
        <source>array of numbers</source>
        <translation>Array von Zahlen</translation>
    </message>
    <message>
        <source>more than {count} arrays; cut out the one that is meant</source>
        <translation>mehr als {count} Arrays; das gemeinte bitte ausschneiden</translation>
    </message>
    <message>
        <source>element {index} where {due} was expected</source>
        <translation>Element {index}, wo {due} erwartet wurde</translation>
    </message>
    <message>
        <source>rows of different lengths in an array of arrays; give one array</source>
        <translation>Zeilen verschiedener Länge in einem Feld von Feldern; ein einziges Feld angeben</translation>
    </message>
    <message>
        <source>gdb shows one byte of each number with a character, and nothing says that this is all; p/x shows the numbers</source>
        <translation>Neben einem Zeichen zeigt gdb von jeder Zahl nur ein Byte, und nichts sagt, dass das alles ist; p/x zeigt die Zahlen</translation>
    </message>
    <message>
        <source>the array has {count} elements, but {number} are declared; give all of them</source>
        <translation>das Array hat {count} Elemente, aber {number} sind deklariert; geben Sie alle an</translation>
    </message>
    <message>
        <source>{count} elements at the end are declared but not written: zeros</source>
        <translation>{count} Elemente am Ende sind deklariert, aber nicht geschrieben: Nullen</translation>
    </message>
    <message>
        <source>{shown} may be a number or bytes; join it with the others, or take it out</source>
        <translation>{shown} kann eine Zahl oder können Bytes sein; fügen Sie es an die anderen an, oder nehmen Sie es heraus</translation>
    </message>
    <message>
        <source>{shown} among numbers with 0x; write it like them</source>
        <translation>{shown} zwischen Zahlen mit 0x; wie diese schreiben</translation>
    </message>
    <message>
        <source>{shown} where the others have {digits} digits; write it like them</source>
        <translation>{shown}, wo die anderen {digits} Ziffern haben; bitte ebenso schreiben</translation>
    </message>
    <message>
        <source>{shown} is no number; expected 0x00 to 0x{most}</source>
        <translation>{shown} ist keine Zahl; erwartet wird 0x00 bis 0x{most}</translation>
    </message>
    <message>
        <source>{shown} does not fit a byte; expected elements from 0x00 to 0xff</source>
        <translation>{shown} passt nicht in ein Byte; erwartet werden Elemente von 0x00 bis 0xff</translation>
    </message>
    <message>
        <source>{shown} does not fit {size} bytes</source>
        <translation>{shown} passt nicht in {size} Bytes</translation>
    </message>
    <message>
        <source>{shown} in an array of bytes; expected a number</source>
        <translation>{shown} in einem Array von Bytes; erwartet wird eine Zahl</translation>
    </message>
    <message>
        <source>the array is cut off by &apos;...&apos;; in gdb, &apos;set print elements unlimited&apos; shows it whole</source>
        <translation>das Array ist mit &apos;...&apos; abgeschnitten; in gdb zeigt &apos;set print elements unlimited&apos; es ganz</translation>
    </message>
    <message>
        <source>a row that repeats; in gdb, &apos;set print repeats unlimited&apos; shows it</source>
        <translation>eine Zeile, die sich wiederholt; in gdb zeigt „set print repeats unlimited“ sie ganz</translation>
    </message>
    <message>
        <source>the text ends before the &apos;{item}&apos; of the array</source>
        <translation>der Text endet vor dem &apos;{item}&apos; des Arrays</translation>
    </message>
    <message>
        <source>the array ends here, but nothing in front of its numbers opens it</source>
        <translation>das Array endet hier, aber nichts vor seinen Zahlen öffnet es</translation>
    </message>
    <message>
        <source>a number or the closing bracket</source>
        <translation>eine Zahl oder die schließende Klammer</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>{shown} in an array of bytes; expected {expected}</source>
        <translation>{shown} in einem Array von Bytes; erwartet wird {expected}</translation>
    </message>
    <message>
        <source>offsets taken as {item}; as {item2} it would be {size} bytes</source>
        <translation>Offsets als {item} gelesen; als {item2} wären es {size} Bytes</translation>
    </message>
    <message>
        <source>the dump starts at offset {digits}, so its first {origin} bytes are missing; add the rows from offset 0</source>
        <translation>der Dump beginnt bei Offset {digits}, seine ersten {origin} Bytes fehlen also; die Zeilen ab Offset 0 ergänzen</translation>
    </message>
    <message>
        <source>offset {origin:#x} taken as the start</source>
        <translation>Offset {origin:#x} als Anfang genommen</translation>
    </message>
    <message>
        <source>the row holds {count} bytes where others hold {full}; only the last may be short</source>
        <translation>die Zeile hat {count} Bytes, andere haben {full}; nur die letzte darf kürzer sein</translation>
    </message>
    <message>
        <source>&apos;*&apos; needs an offset in the next row, to tell how many rows were left out</source>
        <translation>&apos;*&apos; braucht einen Offset in der nächsten Zeile, damit bekannt ist, wie viele Zeilen fehlen</translation>
    </message>
    <message>
        <source>&apos;*&apos; stands for whole rows of {count} bytes, but up to offset {shown} {missing} are missing</source>
        <translation>&apos;*&apos; steht für ganze Zeilen von {count} Bytes, doch bis Offset {shown} fehlen {missing}</translation>
    </message>
    <message>
        <source>&apos;*&apos; stands for rows that were left out, but no offset behind it tells how many; add the line with the last offset, or dump with -v</source>
        <translation>&apos;*&apos; steht für ausgelassene Zeilen, doch kein Offset dahinter sagt, wie viele; die Zeile mit dem letzten Offset ergänzen oder den Dump mit -v machen</translation>
    </message>
    <message>
        <source>the last row holds more bytes than the others; two may be joined</source>
        <translation>die letzte Zeile enthält mehr Bytes als die anderen; vielleicht sind zwei verbunden</translation>
    </message>
    <message>
        <source>the line may be the end of the row above; join the two</source>
        <translation>die Zeile ist wohl das Ende der Zeile darüber; beide verbinden</translation>
    </message>
    <message>
        <source>the line holds hex bytes but has no offset that fits; mend the offset, or join the line with the row that it was broken off</source>
        <translation>die Zeile hat Hex-Bytes, aber keinen Offset, der passt; den Offset richtigstellen oder die Zeile mit der verbinden, von der sie abgebrochen ist</translation>
    </message>
    <message>
        <source>{shown} is no {item} offset</source>
        <translation>{shown} ist kein {item} Offset</translation>
    </message>
    <message>
        <source>offset {shown} leaves a gap of {missing} byte{plural}; expected {expected}; rows may be missing above</source>
        <translation>Offset {shown} lässt eine Lücke von {missing} Byte{plural}; erwartet wird {expected}; darüber fehlen wohl Zeilen</translation>
    </message>
    <message>
        <source>the row holds {count} bytes, but the next offset, {shown}, leaves room for {room}</source>
        <translation>die Zeile hat {count} Bytes, doch der nächste Offset, {shown}, lässt Platz für {room}</translation>
    </message>
    <message>
        <source>offset {shown} steps back; expected {expected}</source>
        <translation>Offset {shown} springt zurück; erwartet wird {expected}</translation>
    </message>
    <message>
        <source>; two dumps need a blank line between them</source>
        <translation>; zwei Dumps brauchen eine Leerzeile dazwischen</translation>
    </message>
    <message>
        <source>assembler (.byte, .long, .string, db)</source>
        <translation>Assembler (.byte, .long, .string, db)</translation>
    </message>
    <message>
        <source>the first address is {address:#x}, so the lines in front of it are missing; add them from address 0</source>
        <translation>die erste Adresse ist {address:#x}, also fehlen die Zeilen davor; ergänzen Sie sie ab Adresse 0</translation>
    </message>
    <message>
        <source>address {address:#x}; expected {due:#x}: a line is missing, or there is one too many</source>
        <translation>Adresse {address:#x}; erwartet war {due:#x}: eine Zeile fehlt, oder es ist eine zu viel</translation>
    </message>
    <message>
        <source>the object ends here with {count} bytes, but its .size says {size}</source>
        <translation>das Objekt endet hier mit {count} Bytes, doch sein .size sagt {size}</translation>
    </message>
    <message>
        <source>{shown} among the assembler&apos;s data; expected .byte, .long, .string, .zero or a label</source>
        <translation>{shown} zwischen den Daten des Assemblers; erwartet: .byte, .long, .string, .zero oder eine Sprungmarke</translation>
    </message>
    <message>
        <source>{shown} is no number</source>
        <translation>{shown} ist keine Zahl</translation>
    </message>
    <message>
        <source>expected a number of zeros alone</source>
        <translation>erwartet: eine Anzahl von Nullen, sonst nichts</translation>
    </message>
    <message>
        <source>the dump describes more than {number} MiB, the most that is read</source>
        <translation>der Dump beschreibt mehr als {number} MiB, das Höchste, was gelesen wird</translation>
    </message>
    <message>
        <source>expected a string between quotes</source>
        <translation>erwartet: eine Zeichenkette in Anführungszeichen</translation>
    </message>
    <message>
        <source>expected a comma or the end of the line</source>
        <translation>erwartet: ein Komma oder das Ende der Zeile</translation>
    </message>
    <message>
        <source>bytes of two hex digits</source>
        <translation>Bytes aus zwei Hex-Ziffern</translation>
    </message>
    <message>
        <source>the row ends behind its offset; hex bytes were expected</source>
        <translation>die Zeile endet hinter ihrem Offset; erwartet wurden Hex-Bytes</translation>
    </message>
    <message>
        <source>another row begins here, behind the text of this one; put it on its own line</source>
        <translation>hier beginnt eine weitere Zeile, hinter dem Text dieser; sie braucht eine eigene Zeile</translation>
    </message>
    <message>
        <source>{shown} stands between the bytes of this row</source>
        <translation>{shown} steht zwischen den Bytes dieser Zeile</translation>
    </message>
    <message>
        <source>{shown} has {count} digits where {width} were expected</source>
        <translation>{shown} hat {count} Ziffern, erwartet wurden {width}</translation>
    </message>
    <message>
        <source>{width} hex digits were expected</source>
        <translation>{width} Hex-Ziffern wurden erwartet</translation>
    </message>
    <message>
        <source>hex digits were expected</source>
        <translation>Hex-Ziffern wurden erwartet</translation>
    </message>
    <message>
        <source>{shown} in {shown2} is no hex digit; {expected}</source>
        <translation>{shown} in {shown2} ist keine Hex-Ziffer; {expected}</translation>
    </message>
    <message>
        <source>{shown} has an odd number of digits; each byte needs two</source>
        <translation>{shown} hat eine ungerade Zahl von Ziffern; jedes Byte braucht zwei</translation>
    </message>
    <message>
        <source>{shown} has {count} digits; {expected}</source>
        <translation>{shown} hat {count} Ziffern; {expected}</translation>
    </message>
    <message>
        <source>\x.. string</source>
        <translation>\x..-Zeichenkette</translation>
    </message>
    <message>
        <source>the text describes more than {number} MiB, the most that is read</source>
        <translation>der Text beschreibt mehr als {number} MiB, mehr wird nicht gelesen</translation>
    </message>
    <message>
        <source>the string is cut off by &apos;...&apos;; strace -s 4096 and gdb&apos;s &apos;set print elements unlimited&apos; show it whole</source>
        <translation>die Zeichenkette ist mit &apos;...&apos; abgeschnitten; strace -s 4096 und in gdb &apos;set print elements unlimited&apos; zeigen sie ganz</translation>
    </message>
    <message>
        <source>the string has {count} bytes, but the call says otherwise</source>
        <translation>die Zeichenkette hat {count} Bytes, aber der Aufruf sagt etwas anderes</translation>
    </message>
    <message>
        <source>drgn shows a char array up to its first zero, {count} of {size} bytes; prog.read(address, size) shows them all</source>
        <translation>drgn zeigt ein char-Array bis zu seiner ersten Null, {count} von {size} Bytes; prog.read(address, size) zeigt alle</translation>
    </message>
    <message>
        <source>LLDB leaves out one zero at the end of a char array: put back</source>
        <translation>LLDB lässt am Ende eines char-Arrays eine Null weg: wieder angefügt</translation>
    </message>
    <message>
        <source>the string has {count} bytes, but the array {size}; memory read shows them all</source>
        <translation>die Zeichenkette hat {count} Bytes, das Array aber {size}; memory read zeigt sie alle</translation>
    </message>
    <message>
        <source>gdb leaves out one zero at the end of a char array: put back</source>
        <translation>gdb lässt eine Null am Ende eines char-Arrays weg: wieder angefügt</translation>
    </message>
    <message>
        <source>gdb leaves out one zero at the end of a char array, if there was one</source>
        <translation>gdb lässt eine Null am Ende eines char-Arrays weg, falls dort eine stand</translation>
    </message>
    <message>
        <source>the quote that opens here is not closed on its line</source>
        <translation>das Anführungszeichen, das hier aufgeht, wird in der Zeile nicht geschlossen</translation>
    </message>
    <message>
        <source>as bpftrace&apos;s buf writes it: every character is a byte</source>
        <translation>wie buf von bpftrace es schreibt: jedes Zeichen ist ein Byte</translation>
    </message>
    <message>
        <source>{shown} is no byte; expected \x and two hex digits, or one line of bpftrace&apos;s buf and nothing in front of it</source>
        <translation>{shown} ist kein Byte; erwartet wird \x mit zwei Hexziffern, oder eine Zeile von buf (bpftrace) und nichts davor</translation>
    </message>
    <message>
        <source>what follows the bytes on the line is left out: argsz says where they end</source>
        <translation>was in der Zeile auf die Bytes folgt, ist weggelassen: argsz sagt, wo sie enden</translation>
    </message>
    <message>
        <source>{shown} may be text or bytes: argsz counts those in front of it alone; take it out if it is none of them</source>
        <translation>{shown} kann Text sein oder Bytes: argsz zählt nur die davor; nehmen Sie es heraus, wenn es nicht dazugehört</translation>
    </message>
    <message>
        <source>with one space in front the bytes are an answer: put it back if it was lost</source>
        <translation>mit einem Leerzeichen davor sind die Bytes eine Antwort: bitte wieder einsetzen, falls es verloren ging</translation>
    </message>
    <message>
        <source>{shown} is no byte; expected \x and two hex digits</source>
        <translation>{shown} ist kein Byte; erwartet wird \x mit zwei Hexziffern</translation>
    </message>
    <message>
        <source>two lines of escapes follow one another; join them if they are one dump</source>
        <translation>zwei Zeilen mit Escapes folgen aufeinander; bitte verbinden, wenn sie ein Dump sind</translation>
    </message>
    <message>
        <source>{shown} is over 255</source>
        <translation>{shown} ist größer als 255</translation>
    </message>
    <message>
        <source>a line ends behind a backslash: Lua takes that as a byte, a mail program may have broken the line; join the lines</source>
        <translation>eine Zeile endet hinter einem Backslash: Lua nimmt das als Byte, ein Mailprogramm kann die Zeile umbrochen haben; fügen Sie die Zeilen zusammen</translation>
    </message>
    <message>
        <source>the text ends within an escape</source>
        <translation>der Text endet in einer Escape-Folge</translation>
    </message>
    <message>
        <source>an ASCII character or an escape</source>
        <translation>ein ASCII-Zeichen oder eine Escape-Folge</translation>
    </message>
    <message>
        <source>{shown} is no byte; expected {expected}</source>
        <translation>{shown} ist kein Byte; erwartet wird {expected}</translation>
    </message>
    <message>
        <source>{shown} is decimal, as in Lua; write \x..</source>
        <translation>{shown} ist dezimal, wie in Lua; richtig ist \x..</translation>
    </message>
    <message>
        <source>{shown} where the literal goes on; expected an escape</source>
        <translation>{shown}, wo das Literal weitergeht; erwartet wird ein Escape</translation>
    </message>
    <message>
        <source>the literal goes on here behind spaces: Rust drops them, C and Python take them as bytes; take the indentation out, or close the literal on each line</source>
        <translation>das Literal geht hier hinter Leerzeichen weiter: Rust lässt sie weg, C und Python nehmen sie als Bytes; bitte die Einrückung entfernen oder das Literal in jeder Zeile schließen</translation>
    </message>
    <message>
        <source>{shown} is a character, not one byte</source>
        <translation>{shown} ist ein Zeichen, nicht ein Byte</translation>
    </message>
    <message>
        <source>{shown} is over 0xff (octal 377)</source>
        <translation>{shown} ist größer als 0xff (oktal 377)</translation>
    </message>
    <message>
        <source>{shown}: an odd digit or none; \x needs two hex digits</source>
        <translation>{shown}: eine Ziffer zu wenig oder keine; \x braucht zwei Hex-Ziffern</translation>
    </message>
    <message>
        <source>{shown} is no escape that stands for a byte</source>
        <translation>{shown} ist keine Escape-Folge, die für ein Byte steht</translation>
    </message>
    <message>
        <source>xxd, hexdump, od, a kernel hex dump, gdb x/xb, a byte array, a \x string or plain hex</source>
        <translation>xxd, hexdump, od, ein Hex-Dump des Kernels, gdb x/xb, ein Byte-Array, eine \x-Zeichenkette oder bloßes Hex</translation>
    </message>
    <message>
        <source>the text holds entities such as &amp;amp; and reads otherwise with and without them; paste it as the page shows it</source>
        <translation>der Text enthält Entitäten wie &amp;amp; und liest sich mit und ohne sie verschieden; bitte so einfügen, wie die Seite ihn zeigt</translation>
    </message>
    <message>
        <source>how many bytes a number has is not in the text, and in no size they look like an answer; say which (--word-size 1, 2, 4 or 8)</source>
        <translation>wie viele Bytes eine Zahl hat, steht nicht im Text, und in keiner Größe sehen sie wie eine Antwort aus; bitte angeben (--word-size 1, 2, 4 oder 8)</translation>
    </message>
    <message>
        <source>elements taken as bytes</source>
        <translation>Elemente als Bytes genommen</translation>
    </message>
    <message>
        <source>{order}-endian</source>
        <translation>{order}-endian</translation>
    </message>
    <message>
        <source>words of {size} bytes</source>
        <translation>Wörter von {size} Bytes</translation>
    </message>
    <message>
        <source>(as {other}, they look less like an answer)</source>
        <translation>(als {other} sähen sie weniger nach einer Antwort aus)</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>binär</translation>
    </message>
    <message>
        <source>octal</source>
        <translation>oktal</translation>
    </message>
    <message>
        <source>decimal</source>
        <translation>dezimal</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>hexadezimal</translation>
    </message>
    <message>
        <source>the last word is cut where argsz says that the answer ends: od fills it with zeros</source>
        <translation>das letzte Wort ist gekürzt, wo nach argsz die Antwort endet: od füllt es mit Nullen auf</translation>
    </message>
    <message>
        <source>numbers taken as {base}</source>
        <translation>Zahlen als {base} gelesen</translation>
    </message>
    <message>
        <source>(a guess: nothing in them speaks against {other})</source>
        <translation>(geraten: nichts in ihnen spricht gegen {other})</translation>
    </message>
    <message>
        <source>{count} more in the text look like no answer and were left out</source>
        <translation>{count} weitere im Text sehen nicht wie eine Antwort aus und sind weggelassen</translation>
    </message>
    <message>
        <source>{shown}: taken for {count} bytes, but nothing says that they are an answer; paste the dump alone, or name its format</source>
        <translation>{shown}: wären {count} Bytes, aber nichts spricht dafür, dass sie eine Antwort sind; bitte nur den Dump einfügen oder sein Format nennen</translation>
    </message>
    <message>
        <source>only 0 and 1: bytes in binary, or words in hex; give the bytes in hex</source>
        <translation>nur 0 und 1: binäre Bytes oder hexadezimale Wörter; die Bytes hexadezimal angeben</translation>
    </message>
    <message>
        <source>these bytes and those above may be one dump, but other text parts them; give one dump with nothing between its lines</source>
        <translation>diese Bytes und die darüber können ein Dump sein, aber anderer Text trennt sie; bitte einen Dump geben, zwischen dessen Zeilen nichts steht</translation>
    </message>
    <message>
        <source>argsz says that the answer is longer than the bytes that were read, and this line may hold more of it; give the dump alone, on lines of one form</source>
        <translation>laut argsz ist die Antwort länger als die gelesenen Bytes, und diese Zeile kann mehr davon enthalten; bitte nur den Dump geben, in Zeilen einer Form</translation>
    </message>
    <message>
        <source>{source}: line 1, column 1: the text is empty; expected {expected}</source>
        <translation>{source}: Zeile 1, Spalte 1: der Text ist leer; erwartet wird {expected}</translation>
    </message>
    <message>
        <source>{shown} is no hex digit</source>
        <translation>{shown} ist keine Hex-Ziffer</translation>
    </message>
    <message>
        <source>{shown} is no dump of bytes; expected {expected}</source>
        <translation>{shown} ist kein Dump von Bytes; erwartet wird {expected}</translation>
    </message>
    <message>
        <source>{number} hex digits</source>
        <translation>{number} Hex-Ziffern</translation>
    </message>
    <message>
        <source>2, 4, 8 or 16 hex digits</source>
        <translation>2, 4, 8 oder 16 Hex-Ziffern</translation>
    </message>
    <message>
        <source>{shown} is over 0xff, but the other values are bytes</source>
        <translation>{shown} ist größer als 0xff, doch die anderen Werte sind Bytes</translation>
    </message>
    <message>
        <source>{shown} has an odd number of digits; expected 0x and {digits}</source>
        <translation>{shown} hat eine ungerade Zahl von Ziffern; erwartet wird 0x und {digits}</translation>
    </message>
    <message>
        <source>{shown} is no value of this row; expected 0x and {digits}</source>
        <translation>{shown} ist kein Wert dieser Zeile; erwartet wird 0x und {digits}</translation>
    </message>
    <message>
        <source>another row begins behind the text of this one; put it on its own line</source>
        <translation>eine weitere Zeile beginnt hinter dem Text dieser; sie braucht eine eigene Zeile</translation>
    </message>
    <message>
        <source>others have {number}</source>
        <translation>andere haben {number}</translation>
    </message>
    <message>
        <source>2, 4, 8 or 16 were expected</source>
        <translation>2, 4, 8 oder 16 wurden erwartet</translation>
    </message>
    <message>
        <source>a group of {number} digits; {others}</source>
        <translation>eine Gruppe von {number} Ziffern; {others}</translation>
    </message>
    <message>
        <source>the line may be the end of the row above, or none of the dump</source>
        <translation>die Zeile kann das Ende der Zeile darüber sein oder gar nicht zum Dump gehören</translation>
    </message>
    <message>
        <source>hashed addresses, so the order of the rows could not be checked</source>
        <translation>verwürfelte Adressen, die Reihenfolge der Zeilen ließ sich also nicht prüfen</translation>
    </message>
    <message>
        <source>bytes of three octal digits</source>
        <translation>Bytes aus drei Oktalziffern</translation>
    </message>
    <message>
        <source>the row has no bytes behind its offset; {expected} were expected</source>
        <translation>die Zeile hat keine Bytes hinter ihrem Offset; erwartet wurden {expected}</translation>
    </message>
    <message>
        <source>{shown} has an odd number of digits; {expected} were expected</source>
        <translation>{shown} hat eine ungerade Zahl von Ziffern; erwartet wurden {expected}</translation>
    </message>
    <message>
        <source>{shown} is not what was expected here: {expected}</source>
        <translation>{shown} ist nicht, was hier erwartet wurde: {expected}</translation>
    </message>
    <message>
        <source>{source}: line {number}, column {column}: </source>
        <translation>{source}: Zeile {number}, Spalte {column}: </translation>
    </message>
    <message>
        <source>plain hex (xxd -p)</source>
        <translation>bloßes Hex (xxd -p)</translation>
    </message>
    <message>
        <source>the line above ends in hex too; put all bytes on lines of their own</source>
        <translation>auch die Zeile darüber endet mit Hex; setzen Sie alle Bytes auf eigene Zeilen</translation>
    </message>
    <message>
        <source>{shown} is no hex digit, in a line of hex</source>
        <translation>{shown} ist keine Hex-Ziffer, in einer Zeile von Hex</translation>
    </message>
    <message>
        <source>a blank line parts this from the hex above, and nothing says whether it goes on there; join the lines, or put other text between two dumps</source>
        <translation>eine Leerzeile trennt dies vom Hex darüber, und nichts sagt, ob es dort weitergeht; bitte die Zeilen verbinden oder zwischen zwei Dumps anderen Text setzen</translation>
    </message>
    <message>
        <source>the line above holds hex too, but not alone; put all bytes on lines of their own</source>
        <translation>auch die Zeile darüber hat Hex, aber nicht allein; alle Bytes in eigene Zeilen setzen</translation>
    </message>
    <message>
        <source>lines of hex and other lines take turns; two dumps need a blank line between them, and rows with offsets must not be broken</source>
        <translation>Zeilen von Hex und andere wechseln sich ab; zwei Dumps brauchen eine Leerzeile dazwischen, und Zeilen mit Offsets dürfen nicht umbrochen sein</translation>
    </message>
    <message>
        <source>these may be decimal numbers or bytes; write them as an array, or the bytes in hex</source>
        <translation>das können Dezimalzahlen oder Bytes sein; schreiben Sie sie als Array, oder die Bytes hexadezimal</translation>
    </message>
    <message>
        <source>groups of different sizes, and argsz does not say that all of them are the answer</source>
        <translation>Gruppen verschiedener Größe, und argsz sagt nicht, dass alle zur Antwort gehören</translation>
    </message>
    <message>
        <source>one number, whose last byte is an answer&apos;s first: zeros that were in front of it are gone; give the bytes, not their number</source>
        <translation>eine Zahl, deren letztes Byte das erste einer Antwort ist: Nullen davor sind verloren; geben Sie die Bytes an, nicht ihre Zahl</translation>
    </message>
    <message>
        <source>{shown} among bytes in binary</source>
        <translation>{shown} zwischen Bytes in Binärschreibweise</translation>
    </message>
    <message>
        <source>{shown} may be a word or bytes; join it with the line above, or take it out</source>
        <translation>{shown} kann ein Wort sein oder Bytes; bitte mit der Zeile darüber verbinden oder entfernen</translation>
    </message>
    <message>
        <source>{shown} may be an offset or bytes; take the offsets out, or give them a colon</source>
        <translation>{shown} kann ein Offset sein oder Bytes; bitte die Offsets entfernen oder ihnen einen Doppelpunkt geben</translation>
    </message>
    <message>
        <source>a row among others that is shorter than they are; only the last may be</source>
        <translation>eine Zeile zwischen anderen, die kürzer ist als sie; nur die letzte darf es sein</translation>
    </message>
    <message>
        <source>{shown} stands between rows that argsz counts without it; take it out if it is none of them</source>
        <translation>{shown} steht zwischen Zeilen, die argsz ohne es zählt; nehmen Sie es heraus, wenn es nicht dazugehört</translation>
    </message>
    <message>
        <source>{shown} may be a number or bytes; join it with the line below, or take it out</source>
        <translation>{shown} kann eine Zahl sein oder Bytes; bitte mit der Zeile darunter verbinden oder entfernen</translation>
    </message>
    <message>
        <source>{shown} may be a number or bytes; join it with the line above, or take it out</source>
        <translation>{shown} kann eine Zahl sein oder Bytes; bitte mit der Zeile darüber verbinden oder entfernen</translation>
    </message>
    <message>
        <source>hexdump (words)</source>
        <translation>hexdump (Wörter)</translation>
    </message>
    <message>
        <source>words of {digits} {base} digits</source>
        <translation>Wörter aus {digits} Ziffern zur Basis {base}</translation>
    </message>
    <message>
        <source>words of {size} bytes, taken as {byte_order}-endian</source>
        <translation>Wörter von {size} Bytes, als {byte_order}-endian gelesen</translation>
    </message>
    <message>
        <source>a group of {number} digits where others have {number2}</source>
        <translation>eine Gruppe von {number} Ziffern, andere haben {number2}</translation>
    </message>
    <message>
        <source>groups are little-endian values, as xxd -e writes them</source>
        <translation>Gruppen sind Little-Endian-Werte, wie xxd -e sie schreibt</translation>
    </message>
    <message>
        <source>groups of {width} bytes taken in the order of their digits</source>
        <translation>Gruppen von {width} Bytes in der Reihenfolge ihrer Ziffern gelesen</translation>
    </message>
    <message>
        <source>{path}: can&apos;t be written there: {reason}</source>
        <translation>{path}: lässt sich dort nicht schreiben: {reason}</translation>
    </message>
    <message>
        <source>{path}: not saved: {reason}</source>
        <translation>{path}: nicht gespeichert: {reason}</translation>
    </message>
    <message>
        <source>{path}: not saved: it is a directory</source>
        <translation>{path}: nicht gespeichert: Es ist ein Ordner</translation>
    </message>
    <message>
        <source>{path}: not saved: it is write-protected</source>
        <translation>{path}: nicht gespeichert: Es ist schreibgeschützt</translation>
    </message>
    <message>
        <source>{path}: not saved: {link} is a link, and root writes through none: name the file that it leads to</source>
        <translation>{path}: nicht gespeichert: {link} ist ein Link, und root schreibt durch keinen; die Datei nennen, zu der er führt</translation>
    </message>
    <message>
        <source>there is no device {wanted}</source>
        <translation>es gibt kein Gerät {wanted}</translation>
    </message>
    <message>
        <source>there is no such device</source>
        <translation>es gibt kein solches Gerät</translation>
    </message>
    <message>
        <source>Bind it to a VFIO driver; that of its bus is documented with the kernel</source>
        <translation>An einen VFIO-Treiber binden; der seines Busses steht in der Dokumentation des Kernels</translation>
    </message>
    <message>
        <source>, with all of {group}</source>
        <translation>, mit ganz {group}</translation>
    </message>
    <message>
        <source>Bind it to VFIO{whole}; what uses it now loses it (vfioviz devices --how {quote} prints the commands)</source>
        <translation>An VFIO binden{whole}; was es jetzt benutzt, verliert es (vfioviz devices --how {quote} gibt die Befehle aus)</translation>
    </message>
    <message>
        <source>the driver {driver}</source>
        <translation>den Treiber {driver}</translation>
    </message>
    <message>
        <source>a driver</source>
        <translation>einen Treiber</translation>
    </message>
    <message>
        <source>{subject} is bound to {named}, which is no VFIO driver</source>
        <translation>{subject} ist an {named} gebunden, das ist kein VFIO-Treiber</translation>
    </message>
    <message>
        <source>no device is bound to a VFIO driver</source>
        <translation>kein Gerät ist an einen VFIO-Treiber gebunden</translation>
    </message>
    <message>
        <source>{subject} is bound to no driver</source>
        <translation>{subject} ist an keinen Treiber gebunden</translation>
    </message>
    <message>
        <source>this machine shows no IOMMU group: its IOMMU is off, or it has none</source>
        <translation>diese Maschine zeigt keine IOMMU-Gruppe: ihre IOMMU ist aus, oder sie hat keine</translation>
    </message>
    <message>
        <source>Switch on VT-d or AMD-Vi in the firmware (BIOS) and, with Intel, start the kernel with intel_iommu=on; in a virtual machine give it one (QEMU: -device intel-iommu)</source>
        <translation>VT-d oder AMD-Vi in der Firmware (BIOS) einschalten und bei Intel den Kernel mit intel_iommu=on starten; einer virtuellen Maschine eine geben (QEMU: -device intel-iommu)</translation>
    </message>
    <message>
        <source>{subject} is in no IOMMU group: it is not behind the IOMMU</source>
        <translation>{subject} ist in keiner IOMMU-Gruppe: es liegt nicht hinter der IOMMU</translation>
    </message>
    <message>
        <source>Read another device; if it should be in one, look for its address in the kernel&apos;s log</source>
        <translation>Ein anderes Gerät lesen; sollte es in einer sein, im Protokoll des Kernels nach seiner Adresse suchen</translation>
    </message>
    <message>
        <source>VFIO is not loaded: there is no /dev/vfio/vfio</source>
        <translation>VFIO ist nicht geladen: es gibt kein /dev/vfio/vfio</translation>
    </message>
    <message>
        <source>Load it with the driver {driver}</source>
        <translation>Mit dem Treiber {driver} laden</translation>
    </message>
    <message>
        <source>{subject} has no node under /dev/vfio/devices</source>
        <translation>{subject} hat keinen Knoten unter /dev/vfio/devices</translation>
    </message>
    <message>
        <source>That way needs Linux 6.6 or newer with CONFIG_VFIO_DEVICE_CDEV (--way group needs neither)</source>
        <translation>Dieser Weg braucht Linux 6.6 oder neuer mit CONFIG_VFIO_DEVICE_CDEV (--way group braucht keins von beiden)</translation>
    </message>
    <message>
        <source>this kernel offers no /dev/iommu for VFIO</source>
        <translation>dieser Kernel bietet kein /dev/iommu für VFIO</translation>
    </message>
    <message>
        <source>That way needs Linux 6.2 or newer with CONFIG_IOMMUFD, module iommufd (--way group needs neither)</source>
        <translation>Dieser Weg braucht Linux 6.2 oder neuer mit CONFIG_IOMMUFD, Modul iommufd (--way group braucht keins von beiden)</translation>
    </message>
    <message>
        <source>{subject}: VFIO_SET_IOMMU answers {value}: the IOMMU does no interrupt remapping, which the kernel takes for unsafe</source>
        <translation>{subject}: VFIO_SET_IOMMU antwortet {value}: die IOMMU bildet Interrupts nicht um, was der Kernel für unsicher hält</translation>
    </message>
    <message>
        <source>Switch on interrupt remapping (x2APIC) in the firmware; the module option allow_unsafe_interrupts of vfio_iommu_type1 overrides it, at a risk</source>
        <translation>Interrupt Remapping (x2APIC) in der Firmware einschalten; die Moduloption allow_unsafe_interrupts von vfio_iommu_type1 setzt sich darüber hinweg, auf eigene Gefahr</translation>
    </message>
    <message>
        <source>the device&apos;s node</source>
        <translation>den Knoten des Geräts</translation>
    </message>
    <message>
        <source>{path} may not be opened by this user ({value})</source>
        <translation>{path} darf dieser Benutzer nicht öffnen ({value})</translation>
    </message>
    <message>
        <source>Read it as root (vfioviz capture --sudo), or make the node yours</source>
        <translation>Als root lesen (vfioviz capture --sudo), oder sich den Knoten zu eigen machen</translation>
    </message>
    <message>
        <source>the kernel is locked down{value} and refuses {value2} even to root</source>
        <translation>der Kernel ist verriegelt{value} und verweigert {value2} selbst root</translation>
    </message>
    <message>
        <source>Lockdown comes with Secure Boot: switch that off in the firmware, or read another machine</source>
        <translation>Lockdown kommt mit Secure Boot: das in der Firmware ausschalten, oder eine andere Maschine lesen</translation>
    </message>
    <message>
        <source>: {named} {verb} it back</source>
        <translation>: {named} {verb} sie auf</translation>
    </message>
    <message>
        <source>: another of its devices has a driver of its own</source>
        <translation>: ein anderes ihrer Geräte hat einen eigenen Treiber</translation>
    </message>
    <message>
        <source>{group} is not viable{why}</source>
        <translation>{group} ist nicht viable{why}</translation>
    </message>
    <message>
        <source>All devices of a group have to be bound to VFIO, or to no driver</source>
        <translation>Alle Geräte einer Gruppe müssen an VFIO gebunden sein, oder an keinen Treiber</translation>
    </message>
    <message>
        <source>{group} is in use{value}{error}</source>
        <translation>{group} ist in Benutzung{value}{error}</translation>
    </message>
    <message>
        <source>End what uses it (a virtual machine, DPDK), then read again</source>
        <translation>Beenden, was sie benutzt (eine virtuelle Maschine, DPDK), dann noch einmal lesen</translation>
    </message>
    <message>
        <source>{subject}: {call} answers ENOMEM: the limit of locked memory is too low</source>
        <translation>{subject}: {call} antwortet ENOMEM: die Grenze für gesperrten Speicher ist zu niedrig</translation>
    </message>
    <message>
        <source>Raise it (ulimit -l, RLIMIT_MEMLOCK, memlock in limits.conf), or read as root</source>
        <translation>Sie erhöhen (ulimit -l, RLIMIT_MEMLOCK, memlock in limits.conf), oder als root lesen</translation>
    </message>
    <message>
        <source>{subject}: the kernel offers no IOMMU of type 1 for its group</source>
        <translation>{subject}: der Kernel bietet für seine Gruppe keine IOMMU vom Typ 1</translation>
    </message>
    <message>
        <source>Load it; on POWER the IOMMU is sPAPR TCE, which this program does not read</source>
        <translation>Sie laden; auf POWER ist die IOMMU sPAPR TCE, die dieses Programm nicht liest</translation>
    </message>
    <message>
        <source>{subject} is bound without an IOMMU, and the container refuses that mode</source>
        <translation>{subject} ist ohne IOMMU gebunden, und der Container verweigert diese Betriebsart</translation>
    </message>
    <message>
        <source>It needs root and the module option enable_unsafe_noiommu_mode of vfio</source>
        <translation>Sie braucht root und die Moduloption enable_unsafe_noiommu_mode von vfio</translation>
    </message>
    <message>
        <source>VFIO has API version {version} here; this program knows 0</source>
        <translation>VFIO hat hier die API-Version {version}; dieses Programm kennt 0</translation>
    </message>
    <message>
        <source>{subject}: {what} is not offered by this kernel{error}</source>
        <translation>{subject}: {what} bietet dieser Kernel nicht{error}</translation>
    </message>
    <message>
        <source>Take another way (--way), or look which VFIO options the kernel was built with</source>
        <translation>Einen anderen Weg nehmen (--way), oder nachsehen, mit welchen VFIO-Optionen der Kernel gebaut ist</translation>
    </message>
    <message>
        <source>{subject} says that it has {item} regions</source>
        <translation>{subject} sagt, es habe {item} Regionen</translation>
    </message>
    <message>
        <source>The first {get} were read</source>
        <translation>Die ersten {get} wurden gelesen</translation>
    </message>
    <message>
        <source>{subject}: {said} asks for {get} bytes</source>
        <translation>{subject}: {said} verlangt {get} Bytes</translation>
    </message>
    <message>
        <source>It is not followed past {item} bytes; what it answered to less is kept</source>
        <translation>Über {item} Bytes hinaus wird nicht gefolgt; was es auf weniger antwortete, bleibt erhalten</translation>
    </message>
    <message>
        <source>{subject}: {call} answers {value}</source>
        <translation>{subject}: {call} antwortet {value}</translation>
    </message>
    <message>
        <source>The kernel&apos;s log may say why</source>
        <translation>Vielleicht sagt das Protokoll des Kernels, warum</translation>
    </message>
    <message>
        <source>; its process {left} can&apos;t be ended and stays in the kernel</source>
        <translation>; sein Prozess {left} lässt sich nicht beenden und bleibt im Kernel</translation>
    </message>
    <message>
        <source> within {seconds:g} s</source>
        <translation> innerhalb von {seconds:g} s</translation>
    </message>
    <message>
        <source>{subject}: {call} did not answer{limit}{stuck}</source>
        <translation>{subject}: {call} antwortete nicht{limit}{stuck}</translation>
    </message>
    <message>
        <source>What was read before is kept (--time-limit gives it longer)</source>
        <translation>Was vorher gelesen wurde, bleibt (--time-limit gibt mehr Zeit)</translation>
    </message>
    <message>
        <source>signal {item}</source>
        <translation>Signal {item}</translation>
    </message>
    <message>
        <source>status {get}</source>
        <translation>Status {get}</translation>
    </message>
    <message>
        <source>{subject}: what reads it ended by itself at {call} ({how})</source>
        <translation>{subject}: was es liest, endete von selbst bei {call} ({how})</translation>
    </message>
    <message>
        <source>What was read before is kept; the kernel&apos;s log may say why</source>
        <translation>Was vorher gelesen wurde, bleibt erhalten; vielleicht sagt das Protokoll des Kernels, warum</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>diese Maschine</translation>
    </message>
    <message>
        <source>the capturing part</source>
        <translation>der lesende Teil</translation>
    </message>
    <message>
        <source>nothing was read before</source>
        <translation>vorher wurde nichts gelesen</translation>
    </message>
    <message>
        <source>the {n} record read before is kept</source>
        <translation>der {n} vorher gelesene Satz bleibt erhalten</translation>
    </message>
    <message>
        <source>the {n} records read before are kept</source>
        <translation>die {n} vorher gelesenen Sätze bleiben erhalten</translation>
    </message>
    <message>
        <source>{host} can&apos;t be reached by ssh{said}</source>
        <translation>{host} ist per ssh nicht zu erreichen{said}</translation>
    </message>
    <message>
        <source>See that it is up and that its name and port are right</source>
        <translation>Nachsehen, ob sie läuft und ob Name und Port stimmen</translation>
    </message>
    <message>
        <source>{host} does not let this user in{said}</source>
        <translation>{host} lässt diesen Benutzer nicht ein{said}</translation>
    </message>
    <message>
        <source>the key of {host} is not known, or has changed{said}</source>
        <translation>der Schlüssel von {host} ist nicht bekannt oder hat sich geändert{said}</translation>
    </message>
    <message>
        <source>{host} has no python3</source>
        <translation>{host} hat kein python3</translation>
    </message>
    <message>
        <source>Python 3.6 or newer has to be there, in the PATH of a command over ssh; nothing else is needed</source>
        <translation>Python 3.6 oder neuer muss da sein, im PATH eines Befehls über ssh; sonst wird nichts gebraucht</translation>
    </message>
    <message>
        <source>the python3 of {host} can&apos;t run the capturing part{said}</source>
        <translation>das python3 von {host} kann den lesenden Teil nicht ausführen{said}</translation>
    </message>
    <message>
        <source>Python 3.6 or newer with its standard library has to be there</source>
        <translation>Python 3.6 oder neuer mit seiner Standardbibliothek muss da sein</translation>
    </message>
    <message>
        <source>Allow python3 without one in {host}&apos;s sudoers (NOPASSWD), or log in as root there (--ssh root@HOST)</source>
        <translation>Python3 ohne Passwort in den sudoers von {host} erlauben (NOPASSWD), oder sich dort als root anmelden (--ssh root@HOST)</translation>
    </message>
    <message>
        <source>Run sudo -v in this terminal first, or name a program that asks for it in SUDO_ASKPASS</source>
        <translation>Erst in diesem Terminal sudo -v ausführen, oder in SUDO_ASKPASS ein Programm nennen, das danach fragt</translation>
    </message>
    <message>
        <source>Somebody who may has to allow it, or give this user the group&apos;s node under /dev/vfio</source>
        <translation>Jemand, der darf, muss es erlauben oder diesem Benutzer den Knoten der Gruppe unter /dev/vfio geben</translation>
    </message>
    <message>
        <source>root was not granted: the question was dismissed or the answer was no{said}</source>
        <translation>root wurde nicht gewährt: die Frage wurde weggeklickt oder verneint{said}</translation>
    </message>
    <message>
        <source>Try again, or make the group&apos;s node under /dev/vfio yours</source>
        <translation>Noch einmal versuchen, oder sich den Knoten der Gruppe unter /dev/vfio zu eigen machen</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>das Programm</translation>
    </message>
    <message>
        <source>{program} can&apos;t be started here ({value})</source>
        <translation>{program} lässt sich hier nicht starten ({value})</translation>
    </message>
    <message>
        <source>Install {package}</source>
        <translation>{package} installieren</translation>
    </message>
    <message>
        <source>See that it is installed</source>
        <translation>Nachsehen, ob es installiert ist</translation>
    </message>
    <message>
        <source> (exit status {status})</source>
        <translation> (Exit-Status {status})</translation>
    </message>
    <message>
        <source>{host}: the capturing part did not start{how}{value}</source>
        <translation>{host}: der lesende Teil startete nicht{how}{value}</translation>
    </message>
    <message>
        <source>{speaker} fell silent and was given up; {kept}</source>
        <translation>{speaker} verstummte und wurde aufgegeben; {kept}</translation>
    </message>
    <message>
        <source>Read again (--time-limit gives each call longer)</source>
        <translation>Noch einmal lesen (--time-limit gibt jedem Aufruf mehr Zeit)</translation>
    </message>
    <message>
        <source>{speaker} broke off halfway{said}; {kept}</source>
        <translation>{speaker} brach mittendrin ab{said}; {kept}</translation>
    </message>
    <message>
        <source>Read again; a device that was open has been closed by the kernel</source>
        <translation>Noch einmal lesen; ein offenes Gerät hat der Kernel geschlossen</translation>
    </message>
    <message>
        <source>what was read before is kept</source>
        <translation>was vorher gelesen wurde, bleibt erhalten</translation>
    </message>
    <message>
        <source>{subject}cancelled; {kept}</source>
        <translation>{subject}abgebrochen; {kept}</translation>
    </message>
    <message>
        <source>nothing was opened: nobody agreed to it</source>
        <translation>nichts wurde geöffnet: niemand hat zugestimmt</translation>
    </message>
    <message>
        <source>Opening a device resets it, so this is asked for (--yes agrees beforehand)</source>
        <translation>Ein Gerät zu öffnen setzt es zurück, deshalb wird gefragt (--yes stimmt vorab zu)</translation>
    </message>
    <message>
        <source>{dropped} answers were dropped: they are more than is kept in memory</source>
        <translation>{dropped} Antworten wurden verworfen: es sind mehr, als im Speicher gehalten werden</translation>
    </message>
    <message>
        <source>Read fewer devices at a time (--sweep makes many answers of each)</source>
        <translation>Weniger Geräte auf einmal lesen (--sweep macht viele Antworten von jedem)</translation>
    </message>
    <message>
        <source>the capturing part speaks protocol {there}; this program reads {known}</source>
        <translation>der lesende Teil spricht Protokoll {there}; dieses Programm liest {known}</translation>
    </message>
    <message>
        <source>What was understood is kept; use the capturing part of this version (--print-script)</source>
        <translation>Was verstanden wurde, bleibt erhalten; den lesenden Teil dieser Version nehmen (--print-script)</translation>
    </message>
    <message>
        <source>the device</source>
        <translation>das Gerät</translation>
    </message>
    <message>
        <source>group {group}</source>
        <translation>Gruppe {group}</translation>
    </message>
    <message>
        <source>its group</source>
        <translation>seine Gruppe</translation>
    </message>
    <message>
        <source>another driver</source>
        <translation>einen anderen Treiber</translation>
    </message>
    <message>
        <source>process {item}</source>
        <translation>Prozess {item}</translation>
    </message>
    <message>
        <source>processes {join}</source>
        <translation>Prozesse {join}</translation>
    </message>
    <message>
        <source>region {index}</source>
        <translation>Region {index}</translation>
    </message>
    <message>
        <source>argsz {argsz}</source>
        <translation>argsz {argsz}</translation>
    </message>
    <message>
        <source>errno {errno}</source>
        <translation>errno {errno}</translation>
    </message>
    <message>
        <source>opening the container</source>
        <translation>Öffnen des Containers</translation>
    </message>
    <message>
        <source>opening the group</source>
        <translation>Öffnen der Gruppe</translation>
    </message>
    <message>
        <source>opening the device&apos;s own node</source>
        <translation>Öffnen des eigenen Knotens des Geräts</translation>
    </message>
    <message>
        <source>opening /dev/iommu</source>
        <translation>Öffnen von /dev/iommu</translation>
    </message>
    <message>
        <source>an info ioctl</source>
        <translation>ein Info-ioctl</translation>
    </message>
    <message>
        <source>looking for it</source>
        <translation>die Suche danach</translation>
    </message>
    <message>
        <source>closing the device</source>
        <translation>Schließen des Geräts</translation>
    </message>
    <message>
        <source>raw bytes</source>
        <translation>rohe Bytes</translation>
    </message>
    <message>
        <source>recorded calls (.jsonl)</source>
        <translation>aufgezeichnete Aufrufe (.jsonl)</translation>
    </message>
    <message>
        <source>{path}: expected a KMSAN report with &apos;Bytes 20-23 of 24 are uninitialized&apos;</source>
        <translation>{path}: erwartet wird ein KMSAN-Bericht mit &apos;Bytes 20-23 of 24 are uninitialized&apos;</translation>
    </message>
    <message>
        <source>{source}: cannot be read: {reason}</source>
        <translation>{source}: nicht lesbar: {reason}</translation>
    </message>
    <message>
        <source>{source}: empty; expected the bytes of an answer, or a dump as text</source>
        <translation>{source}: leer; erwartet werden die Bytes einer Antwort oder ein Dump als Text</translation>
    </message>
    <message>
        <source>{source}: binary bytes; expected a text: {item}</source>
        <translation>{source}: binäre Bytes; erwartet wird ein Text: {item}</translation>
    </message>
    <message>
        <source>{source}: {kind} data, not the bytes of an answer; unpack it first, or name its format: binary</source>
        <translation>{source}: {kind}-Daten, nicht die Bytes einer Antwort; erst entpacken, oder das Format nennen: binary</translation>
    </message>
    <message>
        <source>{source}: {size:,} characters of text; not read, because no more than {number} MiB are. Cut the dump out first</source>
        <translation>{source}: {size:,} Zeichen Text; nicht gelesen, denn mehr als {number} MiB werden es nicht. Bitte zuerst den Dump ausschneiden</translation>
    </message>
    <message>
        <source>read from {title}</source>
        <translation>gelesen aus {title}</translation>
    </message>
    <message>
        <source>format &apos;{key}&apos; is not known; expected one of {join}</source>
        <translation>Format &apos;{key}&apos; ist nicht bekannt; erwartet wird eines von {join}</translation>
    </message>
    <message>
        <source>{source}: cannot be opened: {reason}</source>
        <translation>{source}: lässt sich nicht öffnen: {reason}</translation>
    </message>
    <message>
        <source>{path!r}: cannot be opened: {reason}</source>
        <translation>{path!r}: lässt sich nicht öffnen: {reason}</translation>
    </message>
    <message>
        <source>is a directory; open a file in it</source>
        <translation>ist ein Ordner; eine Datei darin öffnen</translation>
    </message>
    <message>
        <source>is a named pipe, not a file; a pipe is read from standard input: - &lt; PIPE</source>
        <translation>ist eine benannte Pipe, keine Datei; eine Pipe wird von der Standardeingabe gelesen: - &lt; PIPE</translation>
    </message>
    <message>
        <source>is a socket, not a file</source>
        <translation>ist ein Socket, keine Datei</translation>
    </message>
    <message>
        <source>is a device, not a file; copy what is meant into a file first</source>
        <translation>ist ein Gerät, keine Datei; das Gemeinte erst in eine Datei kopieren</translation>
    </message>
    <message>
        <source>is a disk, not a file; copy what is meant into a file first</source>
        <translation>ist ein Datenträger, keine Datei; das Gemeinte erst in eine Datei kopieren</translation>
    </message>
    <message>
        <source>more than {most:,} bytes</source>
        <translation>mehr als {most:,} Bytes</translation>
    </message>
    <message>
        <source>{source}: {have}; not read: the most is {most:,}</source>
        <translation>{source}: {have}; nicht gelesen: Das Höchste ist {most:,}</translation>
    </message>
    <message>
        <source>{path}: cannot be opened: {reason}</source>
        <translation>{path}: lässt sich nicht öffnen: {reason}</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt keine solche Datei</translation>
    </message>
    <message>
        <source>permission denied; it must be readable for this user</source>
        <translation>Zugriff verweigert; sie muss für diesen Benutzer lesbar sein</translation>
    </message>
    <message>
        <source>{size:,} bytes</source>
        <translation>{size:,} Bytes</translation>
    </message>
    <message>
        <source>{source}: {have}; not read, because an info answer is a few hundred bytes and the most that is opened is {number} MiB. Cut the answer out first</source>
        <translation>{source}: {have}; nicht gelesen, denn eine Info-Antwort hat ein paar hundert Bytes, und mehr als {number} MiB werden nicht geöffnet. Zuerst die Antwort ausschneiden</translation>
    </message>
    <message>
        <source>{name}: {have}; a project of more than {most:,} is refused</source>
        <translation>{name}: {have}; ein Projekt von mehr als {most:,} wird abgelehnt</translation>
    </message>
    <message>
        <source>{name}: byte {start} is no UTF-8: this is no project file</source>
        <translation>{name}: Byte {start} ist kein UTF-8: das ist keine Projektdatei</translation>
    </message>
    <message>
        <source>KMSAN: the kernel copied bytes {start} to {last} out without having initialised them: what lay in its memory leaks.</source>
        <translation>KMSAN: Der Kernel hat die Bytes {start} bis {last} herauskopiert, ohne sie initialisiert zu haben: Was in seinem Speicher lag, sickert durch.</translation>
    </message>
    <message>
        <source>The kernel wrote {count} bytes from {start} on, past argsz {argsz}: that memory was not the caller&apos;s.</source>
        <translation>Der Kernel schrieb {count} Bytes ab {start}, über argsz {argsz} hinaus: dieser Speicher gehörte nicht dem Aufrufer.</translation>
    </message>
    <message>
        <source>The kernel wrote {count} byte from {start} on, past argsz {argsz}: that memory was not the caller&apos;s.</source>
        <translation>Der Kernel schrieb {count} Byte ab {start}, über argsz {argsz} hinaus: dieser Speicher gehörte nicht dem Aufrufer.</translation>
    </message>
    <message>
        <source>cap_offset is {first}, inside struct {struct_name}: the chain of this ioctl starts at {lowest} or later.</source>
        <translation>cap_offset ist {first}, innerhalb von struct {struct_name}: die Kette dieses ioctl beginnt bei {lowest} oder später.</translation>
    </message>
    <message>
        <source>cap_offset is {first}: a header of 8 bytes there would end at {end}, but the buffer has {size} bytes.</source>
        <translation>cap_offset ist {first}: ein Header von 8 Bytes würde dort bei {end} enden, doch der Puffer hat {size} Bytes.</translation>
    </message>
    <message>
        <source>cap_offset is {first}: a header of 8 bytes there would end at {end}, but the buffer has {size} bytes. The mbochs sample answers so, with argsz 48, to a caller that passes less.</source>
        <translation>cap_offset ist {first}: ein Header von 8 Bytes würde dort bei {end} enden, doch der Puffer hat {size} Bytes. So antwortet das Beispiel mbochs, mit argsz 48, einem Aufrufer, der weniger übergibt.</translation>
    </message>
    <message>
        <source>cap_offset is {first}, where these {size} bytes end. rust-vmm&apos;s vfio-user server answers so to a caller that passes less than the argsz {argsz} that it asks for; else the capture is cut.</source>
        <translation>cap_offset ist {first}, wo diese {size} Bytes enden. So antwortet der vfio-user-Server von rust-vmm einem Aufrufer, der weniger übergibt als das argsz {argsz}, das er verlangt; sonst ist der Mitschnitt abgeschnitten.</translation>
    </message>
    <message>
        <source>next of {here} is {next}, inside struct {struct_name}: expected 0 or an offset from {lowest} on.</source>
        <translation>next von {here} ist {next}, innerhalb von struct {struct_name}: erwartet wird 0 oder ein Offset ab {lowest}.</translation>
    </message>
    <message>
        <source>next of {here} leads to itself: a reader without a check never ends.</source>
        <translation>next von {here} führt auf sich selbst: ein Leser ohne Prüfung endet nie.</translation>
    </message>
    <message>
        <source>next of {here} leads to the header at {next} again: a reader without a check never ends.</source>
        <translation>next von {here} führt wieder zum Header bei {next}: ein Leser ohne Prüfung endet nie.</translation>
    </message>
    <message>
        <source>The walk stopped after {count} capabilities, at offset {offset}.</source>
        <translation>Der Gang endete nach {count} Capabilities, bei Offset {offset}.</translation>
    </message>
    <message>
        <source>next of {here} is {next}, before the capability itself.</source>
        <translation>next von {here} ist {next}, vor der Capability selbst.</translation>
    </message>
    <message>
        <source>next of {here} is {next}: only {number} of the header&apos;s 8 bytes are there.</source>
        <translation>next von {here} ist {next}: nur {number} der 8 Bytes des Headers sind da.</translation>
    </message>
    <message>
        <source>next of {here} is {next}, behind the end of the buffer at {size}.</source>
        <translation>next von {here} ist {next}, hinter dem Ende des Puffers bei {size}.</translation>
    </message>
    <message>
        <source>next of {here} is {next}, behind the end of the buffer at {size}. It equals argsz: a chain that was cut where the caller&apos;s buffer ended.</source>
        <translation>next von {here} ist {next}, hinter dem Ende des Puffers bei {size}. Es gleicht argsz: eine Kette, die da abgeschnitten wurde, wo der Puffer des Aufrufers endete.</translation>
    </message>
    <message>
        <source>{where} has id 0, which no kernel issues.</source>
        <translation>{where} hat id 0, die kein Kernel vergibt.</translation>
    </message>
    <message>
        <source>{where} has id {id}, which this ioctl does not define: shown as bytes.</source>
        <translation>{where} hat id {id}, die dieses ioctl nicht festlegt: als Bytes gezeigt.</translation>
    </message>
    <message>
        <source>{where} is {name} version {version}: decoded by the fields of version {known}, the rest shown as bytes.</source>
        <translation>{where} ist {name} Version {version}: gelesen nach den Feldern von Version {known}, der Rest als Bytes gezeigt.</translation>
    </message>
    <message>
        <source>{where} has id {id}, as caps[{other}] before it.</source>
        <translation>{where} hat id {id}, wie caps[{other}] davor.</translation>
    </message>
    <message>
        <source>{where} has id {id}, which no release of Linux up to v6.12 defines; out of tree it is {macro} ({origin}). Shown as bytes.</source>
        <translation>{where} hat die Id {id}, die keine Linux-Version bis v6.12 definiert; außerhalb des Kernels ist sie {macro} ({origin}). Als Bytes gezeigt.</translation>
    </message>
    <message>
        <source>caps[{index}] ({name}) ends at {stop}, {number} bytes past argsz {argsz}.</source>
        <translation>caps[{index}] ({name}) endet bei {stop}, {number} Bytes hinter argsz {argsz}.</translation>
    </message>
    <message>
        <source>{where} needs {size} bytes, but a capability starts inside it, at {following}.</source>
        <translation>{where} braucht {size} Bytes, doch darin beginnt eine Capability, bei {following}.</translation>
    </message>
    <message>
        <source>{where} needs {size} bytes; {number} are there.</source>
        <translation>{where} braucht {size} Bytes; {number} sind da.</translation>
    </message>
    <message>
        <source>{where}: {name} is {count}, so {array} would end at {stop}; there is room up to {room}.</source>
        <translation>{where}: {name} ist {count}, also würde {array} bei {stop} enden; Platz ist bis {room}.</translation>
    </message>
    <message>
        <source>caps[{index}] ({name}) starts at {start}; {start} mod 8 = {rest}.</source>
        <translation>caps[{index}] ({name}) beginnt bei {start}; {start} mod 8 = {rest}.</translation>
    </message>
    <message>
        <source>{size} bytes of pad at {start}: rounding to 8 explains at most 7.</source>
        <translation>{size} Bytes Pad bei {start}: Runden auf 8 erklärt höchstens 7.</translation>
    </message>
    <message>
        <source>{path} is 0: no element follows.</source>
        <translation>{path} ist 0: kein Element folgt.</translation>
    </message>
    <message>
        <source>{path} has {size} bytes; the kernel writes {item}.</source>
        <translation>{path} hat {size} Bytes; der Kernel schreibt {item}.</translation>
    </message>
    <message>
        <source>{value}: u64 off the 8-byte line: {fields}.</source>
        <translation>{value}: u64 neben der 8-Byte-Linie: {fields}.</translation>
    </message>
    <message>
        <source>{size} bytes at {start} that rounding to 8 does not explain: id {id} may be {macro} ({origin}), which is longer.</source>
        <translation>{size} Bytes bei {start}, die das Aufrunden auf 8 nicht erklärt: Id {id} kann {macro} sein ({origin}), das länger ist.</translation>
    </message>
    <message>
        <source>{owner}: {number} u64 off the 8-byte line: {fields} of {length} elements from {start} on.</source>
        <translation>{owner}: {number} u64 neben der 8-Byte-Linie: {fields} von {length} Elementen ab {start}.</translation>
    </message>
    <message>
        <source>The {count} bytes from {end} on are the caller&apos;s, or parts of a chain that iommufd has written: no chain was returned.</source>
        <translation>Die {count} Bytes ab {end} sind die des Aufrufers oder Teile einer Kette, die iommufd geschrieben hat: es wurde keine Kette zurückgegeben.</translation>
    </message>
    <message>
        <source>The {count} bytes from {end} on are the caller&apos;s: no chain was returned.</source>
        <translation>Die {count} Bytes ab {end} gehören dem Aufrufer: keine Kette wurde zurückgegeben.</translation>
    </message>
    <message>
        <source>The chain ends at {end}; the {count} bytes up to argsz are the caller&apos;s.</source>
        <translation>Die Kette endet bei {end}; die {count} Bytes bis argsz gehören dem Aufrufer.</translation>
    </message>
    <message>
        <source>The {number} bytes from {start} on lie behind argsz {argsz}.</source>
        <translation>Die {number} Bytes ab {start} liegen hinter argsz {argsz}.</translation>
    </message>
    <message>
        <source>The buffer has {size} bytes; struct {struct_name} needs {minsz} at the least. Shown is what is there.</source>
        <translation>Der Puffer hat {size} Bytes; struct {struct_name} braucht mindestens {minsz}. Gezeigt wird, was da ist.</translation>
    </message>
    <message>
        <source>argsz is {room}, below minsz {minsz}: the kernel answers EINVAL to that.</source>
        <translation>argsz ist {room}, unter minsz {minsz}: der Kernel antwortet darauf EINVAL.</translation>
    </message>
    <message>
        <source>info.pad holds {shown}: a kernel before v6.6 does not write it.</source>
        <translation>info.pad enthält {shown}: ein Kernel vor v6.6 schreibt es nicht.</translation>
    </message>
    <message>
        <source>info.pad holds {shown}: iommufd before Linux commit b3551ead6163 copied its stack there, a leak.</source>
        <translation>info.pad enthält {shown}: iommufd vor dem Linux-Commit b3551ead6163 kopierte dort seinen Stack hinaus, ein Leck.</translation>
    </message>
    <message>
        <source>argsz {argsz} ends inside {name}: its last bytes are the caller&apos;s own.</source>
        <translation>argsz {argsz} endet in {name}: dessen letzte Bytes sind die des Aufrufers.</translation>
    </message>
    <message>
        <source>argsz is {argsz}, but {size} bytes are here: the caller&apos;s buffer was larger, or the capture is cut.</source>
        <translation>argsz ist {argsz}, doch {size} Bytes sind hier: der Puffer des Aufrufers war größer, oder der Mitschnitt ist abgeschnitten.</translation>
    </message>
    <message>
        <source>argsz is {argsz}: the size that the kernel needs; {size} bytes are here.</source>
        <translation>argsz ist {argsz}: die Größe, die der Kernel braucht; {size} Bytes sind hier.</translation>
    </message>
    <message>
        <source>argsz is {argsz}, but {size} bytes are here: the caller&apos;s buffer was larger, the capture is cut, or a vfio-user server (libvfio-user, rust-vmm) says how much it needs.</source>
        <translation>argsz ist {argsz}, aber hier sind {size} Bytes: Der Puffer des Aufrufers war größer, der Mitschnitt ist abgeschnitten, oder ein vfio-user-Server (libvfio-user, rust-vmm) sagt, wie viel er braucht.</translation>
    </message>
    <message>
        <source>argsz is {argsz}, but {size} bytes are here: more than the caller passed.</source>
        <translation>argsz ist {argsz}, aber hier sind {size} Bytes: mehr, als der Aufrufer übergab.</translation>
    </message>
    <message>
        <source>flags is {flags:#x}: the bits {unnamed:#x} have no name up to v6.12.</source>
        <translation>flags ist {flags:#x}: die Bits {unnamed:#x} haben bis v6.12 keinen Namen.</translation>
    </message>
    <message>
        <source>CAPS is set and cap_offset is 0: the buffer was too small for the chain; the kernel asks for argsz {argsz}.</source>
        <translation>CAPS ist gesetzt und cap_offset ist 0: der Puffer war zu klein für die Kette; der Kernel verlangt argsz {argsz}.</translation>
    </message>
    <message>
        <source>CAPS is set, but cap_offset at {at} is not among the bytes given back.</source>
        <translation>CAPS ist gesetzt, doch cap_offset bei {at} ist nicht unter den zurückgegebenen Bytes.</translation>
    </message>
    <message>
        <source>cap_offset is {cap_offset:#x}, but CAPS is clear: the field is ignored. It holds what the caller had there.</source>
        <translation>cap_offset ist {cap_offset:#x}, doch CAPS ist nicht gesetzt: das Feld wird nicht beachtet. Es enthält, was der Aufrufer dort hatte.</translation>
    </message>
    <message>
        <source>flags is {flags:#x}: the bits {unnamed:#x} have no name up to v6.12; out of tree, {value:#x} is {name} ({origin}).</source>
        <translation>flags ist {flags:#x}: Die Bits {unnamed:#x} haben bis v6.12 keinen Namen; außerhalb des Kernels ist {value:#x} {name} ({origin}).</translation>
    </message>
    <message>
        <source>The chain starts at {first}: a program built with headers since v6.6 finds caps[0]&apos;s id and version where it reads info.pad, and cap_offset below its sizeof(info).</source>
        <translation>Die Kette beginnt bei {first}: ein Programm mit Headern seit v6.6 findet id und version von caps[0] dort, wo es info.pad liest, und cap_offset unter seinem sizeof(info).</translation>
    </message>
    <message>
        <source>{path} is {value:#x}, expected 0.</source>
        <translation>{path} ist {value:#x}, erwartet wird 0.</translation>
    </message>
    <message>
        <source>{path} is {value:#x}: the bits {rest:#x} have no name up to v6.12.</source>
        <translation>{path} ist {value:#x}: die Bits {rest:#x} haben bis v6.12 keinen Namen.</translation>
    </message>
    <message>
        <source>The {size} bytes at {start} hold {shown}, not zero.</source>
        <translation>Die {size} Bytes bei {start} enthalten {shown}, nicht null.</translation>
    </message>
    <message>
        <source>The {size} bytes at {start} hold {shown}, not zero. Before Linux commit cd24e2a60af6 (in v6.6, in stable) this hole leaked stack bytes.</source>
        <translation>Die {size} Bytes bei {start} enthalten {shown}, nicht null. Vor Linux-Commit cd24e2a60af6 (in v6.6, in stable) gab dieses Loch Bytes des Stacks preis.</translation>
    </message>
    <message>
        <source>reached the end</source>
        <translation>erreichte das Ende</translation>
    </message>
    <message>
        <source>no capabilities</source>
        <translation>keine Capabilities</translation>
    </message>
    <message>
        <source>found it</source>
        <translation>fand es</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>hörte zu früh auf</translation>
    </message>
    <message>
        <source>returned an error</source>
        <translation>gab einen Fehler zurück</translation>
    </message>
    <message>
        <source>failed an assertion</source>
        <translation>scheiterte an einer Zusicherung</translation>
    </message>
    <message>
        <source>ended itself</source>
        <translation>beendete sich</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>brach ab</translation>
    </message>
    <message>
        <source>never ends</source>
        <translation>endet nie</translation>
    </message>
    <message>
        <source>reads outside the answer</source>
        <translation>liest außerhalb der Antwort</translation>
    </message>
    <message>
        <source>writes outside its memory</source>
        <translation>schreibt außerhalb seines Speichers</translation>
    </message>
    <message>
        <source>returns at {offset}</source>
        <translation>kehrt bei {offset} zurück</translation>
    </message>
    <message>
        <source>what starts at {offset} ends at {stop}, past {bound}</source>
        <translation>was bei {offset} beginnt, endet bei {stop}, hinter {bound}</translation>
    </message>
    <message>
        <source>undefined behaviour in Rust on any CPU</source>
        <translation>in Rust auf jeder CPU undefiniertes Verhalten</translation>
    </message>
    <message>
        <source>fine on x86-64 and arm64; SIGBUS on sparc64, and on arm for ldrd and ldm</source>
        <translation>auf x86-64 und arm64 in Ordnung; SIGBUS auf sparc64, und auf arm bei ldrd und ldm</translation>
    </message>
    <message>
        <source>reads a header at {offset}; {size} bytes are there</source>
        <translation>liest einen Header bei {offset}; {size} Bytes sind da</translation>
    </message>
    <message>
        <source>id {id} at {offset} is read up to {stop}; {size} bytes are there</source>
        <translation>id {id} bei {offset} wird bis {stop} gelesen; {size} Bytes sind da</translation>
    </message>
    <message>
        <source>the CAPS flag is not set</source>
        <translation>das Flag CAPS ist nicht gesetzt</translation>
    </message>
    <message>
        <source>argsz {argsz} is not larger than {larger_than}</source>
        <translation>argsz {argsz} ist nicht größer als {larger_than}</translation>
    </message>
    <message>
        <source>cap_offset is 0</source>
        <translation>cap_offset ist 0</translation>
    </message>
    <message>
        <source>{offset} is not below argsz {argsz}</source>
        <translation>{offset} liegt nicht unter argsz {argsz}</translation>
    </message>
    <message>
        <source>argsz {argsz} is below {least}</source>
        <translation>argsz {argsz} liegt unter {least}</translation>
    </message>
    <message>
        <source>cap_offset {offset} is below {least}</source>
        <translation>cap_offset {offset} liegt unter {least}</translation>
    </message>
    <message>
        <source>Trusts the kernel; its memory goes on with zeros to a multiple of 32 bytes</source>
        <translation>Vertraut dem Kernel; sein Speicher geht mit Nullen bis zu einem Vielfachen von 32 Bytes weiter</translation>
    </message>
    <message>
        <source>more than {limit} capabilities: a cycle</source>
        <translation>mehr als {limit} Capabilities: ein Kreis</translation>
    </message>
    <message>
        <source>nr_iovas is 0</source>
        <translation>nr_iovas ist 0</translation>
    </message>
    <message>
        <source>Trusts argsz; notices a cycle by the number of steps</source>
        <translation>Traut argsz; bemerkt einen Kreis an der Zahl der Schritte</translation>
    </message>
    <message>
        <source>next leads back to {offset}</source>
        <translation>next führt zurück zu {offset}</translation>
    </message>
    <message>
        <source>next {offset} is below {least}</source>
        <translation>next {offset} liegt unter {least}</translation>
    </message>
    <message>
        <source>next is 0</source>
        <translation>next ist 0</translation>
    </message>
    <message>
        <source>{offset} - {base} wraps around</source>
        <translation>{offset} - {base} läuft über</translation>
    </message>
    <message>
        <source>argsz {argsz} says {said} bytes behind the info struct; {there} are received</source>
        <translation>argsz {argsz} verspricht {said} Bytes hinter dem Info-Struct; {there} kommen an</translation>
    </message>
    <message>
        <source>Never asks for the CAPS flag; its sums are u32 and wrap, debug builds panic</source>
        <translation>Fragt nie nach dem Flag CAPS; seine Summen sind u32 und laufen über, Debug-Builds enden mit Panic</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugekommen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>resized</source>
        <translation>Größe geändert</translation>
    </message>
    <message>
        <source>value changed</source>
        <translation>Wert geändert</translation>
    </message>
    <message>
        <source>leads elsewhere</source>
        <translation>führt woandershin</translation>
    </message>
    <message>
        <source>pad only</source>
        <translation>nur Pad</translation>
    </message>
    <message>
        <source>at {start}, {size} bytes</source>
        <translation>bei {start}, {size} Bytes</translation>
    </message>
    <message>
        <source>id {id} version {version}</source>
        <translation>Id {id} Version {version}</translation>
    </message>
    <message>
        <source>pads of {title}</source>
        <translation>Pads von {title}</translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation>{size} Bytes</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>order of the capabilities</source>
        <translation>Reihenfolge der Capabilities</translation>
    </message>
    <message>
        <source>bytes outside the chain</source>
        <translation>Bytes außerhalb der Kette</translation>
    </message>
    <message>
        <source>The info struct is cut</source>
        <translation>Die Info-Struktur ist abgeschnitten</translation>
    </message>
    <message>
        <source>Every handler copies at least minsz bytes out ({uapi}).</source>
        <translation>Jeder Handler kopiert mindestens minsz Bytes hinaus ({uapi}).</translation>
    </message>
    <message>
        <source>argsz is below minsz</source>
        <translation>argsz ist kleiner als minsz</translation>
    </message>
    <message>
        <source>argsz &lt; minsz answers EINVAL and writes nothing.</source>
        <translation>argsz &lt; minsz antwortet EINVAL und schreibt nichts.</translation>
    </message>
    <message>
        <source>argsz is larger than the bytes at hand</source>
        <translation>argsz ist größer als die vorhandenen Bytes</translation>
    </message>
    <message>
        <source>On success argsz returns the caller&apos;s value; in a short answer, the size needed.</source>
        <translation>Bei Erfolg gibt argsz den Wert des Aufrufers zurück; in einer kurzen Antwort die Größe, die gebraucht wird.</translation>
    </message>
    <message>
        <source>argsz ends inside a field</source>
        <translation>argsz endet in einem Feld</translation>
    </message>
    <message>
        <source>Since v6.6 min(argsz, sizeof(info)) bytes are copied out: {align}.</source>
        <translation>Seit v6.6 werden min(argsz, sizeof(info)) Bytes hinauskopiert: {align}.</translation>
    </message>
    <message>
        <source>Bytes behind the answer, up to argsz</source>
        <translation>Bytes hinter der Antwort, bis argsz</translation>
    </message>
    <message>
        <source>argsz does not mark the end of the chain: the kernel leaves the caller&apos;s value in it.</source>
        <translation>argsz bezeichnet nicht das Ende der Kette: der Kernel lässt den Wert des Aufrufers stehen.</translation>
    </message>
    <message>
        <source>Bytes behind argsz</source>
        <translation>Bytes hinter argsz</translation>
    </message>
    <message>
        <source>The caller promised argsz bytes; what lies behind is not answer.</source>
        <translation>Der Aufrufer hat argsz Bytes zugesagt; was dahinter liegt, ist nicht Antwort.</translation>
    </message>
    <message>
        <source>A capability reaches past argsz</source>
        <translation>Eine Capability reicht über argsz hinaus</translation>
    </message>
    <message>
        <source>A handler may write argsz bytes and no more.</source>
        <translation>Ein Handler darf argsz Bytes schreiben und nicht mehr.</translation>
    </message>
    <message>
        <source>The kernel wrote past argsz</source>
        <translation>Der Kernel schrieb über argsz hinaus</translation>
    </message>
    <message>
        <source>KMSAN: bytes that were never initialised were copied out</source>
        <translation>KMSAN: nie initialisierte Bytes wurden herauskopiert</translation>
    </message>
    <message>
        <source>What a kernel copies to a caller it has written before (mm/kmsan, v6.1).</source>
        <translation>Was ein Kernel zum Aufrufer kopiert, hat er vorher geschrieben (mm/kmsan, v6.1).</translation>
    </message>
    <message>
        <source>No chain was returned: the buffer was too small</source>
        <translation>Keine Kette wurde zurückgegeben: der Puffer war zu klein</translation>
    </message>
    <message>
        <source>CAPS set with cap_offset 0: call again with the argsz returned ({uapi}).</source>
        <translation>CAPS gesetzt, cap_offset 0: noch einmal mit dem zurückgegebenen argsz aufrufen ({uapi}).</translation>
    </message>
    <message>
        <source>cap_offset is set, CAPS is not</source>
        <translation>cap_offset ist gesetzt, CAPS nicht</translation>
    </message>
    <message>
        <source>cap_offset has a meaning only where the CAPS flag is set ({uapi}).</source>
        <translation>cap_offset bedeutet nur etwas, wo das Flag CAPS gesetzt ist ({uapi}).</translation>
    </message>
    <message>
        <source>CAPS is set, but cap_offset was not copied</source>
        <translation>CAPS ist gesetzt, doch cap_offset wurde nicht kopiert</translation>
    </message>
    <message>
        <source>A caller with a short info struct gets no cap_offset.</source>
        <translation>Ein Aufrufer mit kurzer Info-Struktur bekommt kein cap_offset.</translation>
    </message>
    <message>
        <source>cap_offset points into the info struct</source>
        <translation>cap_offset zeigt in die Info-Struktur</translation>
    </message>
    <message>
        <source>The chain starts behind the info struct: from 20 (device), 32 (region), 24 (iommu; 20 on i386 before v6.6).</source>
        <translation>Die Kette beginnt hinter der Info-Struktur: ab 20 (device), 32 (region), 24 (iommu; 20 auf i386 vor v6.6).</translation>
    </message>
    <message>
        <source>cap_offset points outside the buffer</source>
        <translation>cap_offset zeigt aus dem Puffer hinaus</translation>
    </message>
    <message>
        <source>cap_offset + 8 must lie inside the answer ({chain}).</source>
        <translation>cap_offset + 8 muss in der Antwort liegen ({chain}).</translation>
    </message>
    <message>
        <source>next points outside the buffer</source>
        <translation>next zeigt aus dem Puffer hinaus</translation>
    </message>
    <message>
        <source>next is 0, or the offset of a header inside the answer ({chain}).</source>
        <translation>next ist 0 oder der Offset eines Headers in der Antwort ({chain}).</translation>
    </message>
    <message>
        <source>next points into the info struct</source>
        <translation>next zeigt in die Info-Struktur</translation>
    </message>
    <message>
        <source>next counts from the start of the info struct and lies behind it ({chain}).</source>
        <translation>next zählt vom Anfang der Info-Struktur und liegt hinter ihr ({chain}).</translation>
    </message>
    <message>
        <source>next points backwards</source>
        <translation>next zeigt zurück</translation>
    </message>
    <message>
        <source>Kernels only append: every in-tree chain ascends.</source>
        <translation>Kernel hängen nur an: jede Kette im Baum steigt an.</translation>
    </message>
    <message>
        <source>The chain is a cycle</source>
        <translation>Die Kette ist ein Kreis</translation>
    </message>
    <message>
        <source>A chain ends with next = 0.</source>
        <translation>Eine Kette endet mit next = 0.</translation>
    </message>
    <message>
        <source>The chain is too long</source>
        <translation>Die Kette ist zu lang</translation>
    </message>
    <message>
        <source>The walk is bounded; in-tree chains hold at most five.</source>
        <translation>Der Gang ist begrenzt; Ketten im Baum haben höchstens fünf.</translation>
    </message>
    <message>
        <source>A capability&apos;s header is cut</source>
        <translation>Der Kopf einer Capability ist abgeschnitten</translation>
    </message>
    <message>
        <source>A header has 8 bytes: id, version, next.</source>
        <translation>Ein Kopf hat 8 Bytes: id, version, next.</translation>
    </message>
    <message>
        <source>Capabilities overlap</source>
        <translation>Capabilities überlappen</translation>
    </message>
    <message>
        <source>A capability ends before the next one starts. Another ABI or version can be the cause.</source>
        <translation>Eine Capability endet, bevor die nächste beginnt. Eine andere ABI oder Version kann die Ursache sein.</translation>
    </message>
    <message>
        <source>A capability is cut</source>
        <translation>Eine Capability ist abgeschnitten</translation>
    </message>
    <message>
        <source>The struct that id and version name does not fit the bytes.</source>
        <translation>Das Struct, das Id und Version nennen, passt nicht in die Bytes.</translation>
    </message>
    <message>
        <source>u64 fields are misaligned</source>
        <translation>u64-Felder sind nicht ausgerichtet</translation>
    </message>
    <message>
        <source>Before v6.6 capabilities were packed. Since {align}, each starts at a multiple of 8.</source>
        <translation>Vor v6.6 lagen Capabilities dicht. Seit {align} beginnt jede bei einem Vielfachen von 8.</translation>
    </message>
    <message>
        <source>A capability starts off an 8-byte line</source>
        <translation>Eine Capability beginnt neben einer 8-Byte-Linie</translation>
    </message>
    <message>
        <source>Normal before v6.6; since {align}, never.</source>
        <translation>Vor v6.6 normal; seit {align} nie.</translation>
    </message>
    <message>
        <source>An offset is no multiple of 4</source>
        <translation>Ein Offset ist kein Vielfaches von 4</translation>
    </message>
    <message>
        <source>All capability sizes are multiples of 4.</source>
        <translation>Alle Größen von Capabilities sind Vielfache von 4.</translation>
    </message>
    <message>
        <source>Pad bytes are not zero</source>
        <translation>Pad-Bytes sind nicht null</translation>
    </message>
    <message>
        <source>Not corruption: iommufd and kernels before v6.6 do not write pad bytes; some copied stack bytes there.</source>
        <translation>Kein Schaden: iommufd und Kernel vor v6.6 schreiben Pad-Bytes nicht; manche kopierten Bytes ihres Stacks dorthin.</translation>
    </message>
    <message>
        <source>More than 7 bytes of pad</source>
        <translation>Mehr als 7 Bytes Pad</translation>
    </message>
    <message>
        <source>Rounding to 8 leaves at most 7 bytes between structs.</source>
        <translation>Aufrunden auf 8 lässt höchstens 7 Bytes zwischen Structs.</translation>
    </message>
    <message>
        <source>An array is longer than its bytes</source>
        <translation>Ein Array ist länger als seine Bytes</translation>
    </message>
    <message>
        <source>count * 16 bytes must fit behind the struct.</source>
        <translation>count * 16 Bytes müssen hinter das Struct passen.</translation>
    </message>
    <message>
        <source>An unusual string size</source>
        <translation>Eine ungewöhnliche Größe einer Zeichenkette</translation>
    </message>
    <message>
        <source>The kernel writes 64 (util_str) and 4 (pfip) bytes.</source>
        <translation>Der Kernel schreibt 64 (util_str) und 4 (pfip) Bytes.</translation>
    </message>
    <message>
        <source>A string is longer than its bytes</source>
        <translation>Eine Zeichenkette ist länger als ihre Bytes</translation>
    </message>
    <message>
        <source>size bytes must fit behind the struct.</source>
        <translation>size Bytes müssen hinter das Struct passen.</translation>
    </message>
    <message>
        <source>The array has no element</source>
        <translation>Das Array hat kein Element</translation>
    </message>
    <message>
        <source>Possible for SPARSE_MMAP; type1 leaves an empty list out.</source>
        <translation>Möglich bei SPARSE_MMAP; type1 lässt eine leere Liste weg.</translation>
    </message>
    <message>
        <source>The capability is not known</source>
        <translation>Die Capability ist nicht bekannt</translation>
    </message>
    <message>
        <source>The id space is per ioctl; unknown ids are skipped by next ({chain}).</source>
        <translation>Ids gelten je ioctl; unbekannte werden mit next übersprungen ({chain}).</translation>
    </message>
    <message>
        <source>The version is not known</source>
        <translation>Die Version ist nicht bekannt</translation>
    </message>
    <message>
        <source>The version space is per id; newer versions append fields.</source>
        <translation>Versionen gelten je Id; neuere hängen Felder an.</translation>
    </message>
    <message>
        <source>Capability id 0</source>
        <translation>Capability-Id 0</translation>
    </message>
    <message>
        <source>No kernel issues id 0: zeroed memory, or caps.buf copied to arg + cap_offset after the shift had moved it.</source>
        <translation>Kein Kernel vergibt Id 0: genullter Speicher, oder caps.buf wurde nach arg + cap_offset kopiert, nachdem der Shift ihn verschoben hatte.</translation>
    </message>
    <message>
        <source>An id occurs twice</source>
        <translation>Eine Id kommt zweimal vor</translation>
    </message>
    <message>
        <source>Legal, never emitted in-tree; consumers take the first.</source>
        <translation>Erlaubt, im Baum nie gemacht; Leser nehmen die erste.</translation>
    </message>
    <message>
        <source>Another ioctl fits better</source>
        <translation>Ein anderes ioctl passt besser</translation>
    </message>
    <message>
        <source>Ids mean different things in the three ioctls.</source>
        <translation>Ids bedeuten in den drei ioctls Verschiedenes.</translation>
    </message>
    <message>
        <source>The other byte order fits better</source>
        <translation>Die andere Byte-Reihenfolge passt besser</translation>
    </message>
    <message>
        <source>Everything is in the byte order of the kernel.</source>
        <translation>Alles steht in der Byte-Reihenfolge des Kernels.</translation>
    </message>
    <message>
        <source>Another ABI fits better</source>
        <translation>Eine andere ABI passt besser</translation>
    </message>
    <message>
        <source>i386 aligns u64 to 4: MIGRATION has 28 bytes there, not 32.</source>
        <translation>i386 richtet u64 auf 4 aus: MIGRATION hat dort 28 Bytes, nicht 32.</translation>
    </message>
    <message>
        <source>A range ends before it starts</source>
        <translation>Ein Bereich endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>end is inclusive: start &lt;= end.</source>
        <translation>end zählt mit: start &lt;= end.</translation>
    </message>
    <message>
        <source>An area wraps</source>
        <translation>Eine Fläche läuft über</translation>
    </message>
    <message>
        <source>offset + size must not exceed 2^64.</source>
        <translation>offset + size darf 2^64 nicht übersteigen.</translation>
    </message>
    <message>
        <source>Areas overlap</source>
        <translation>Bereiche überlappen sich</translation>
    </message>
    <message>
        <source>QEMU refuses the device, since QEMU commit da02b21cc70e.</source>
        <translation>QEMU lehnt das Gerät ab, seit dem QEMU-Commit da02b21cc70e.</translation>
    </message>
    <message>
        <source>Areas are not in order</source>
        <translation>Bereiche sind nicht geordnet</translation>
    </message>
    <message>
        <source>In-tree drivers write areas in ascending order.</source>
        <translation>Treiber des Kernels schreiben Bereiche in aufsteigender Folge.</translation>
    </message>
    <message>
        <source>An area is empty</source>
        <translation>Ein Bereich ist leer</translation>
    </message>
    <message>
        <source>An area of size 0 can&apos;t be mapped: programs skip it.</source>
        <translation>Ein Bereich der Größe 0 kann nicht eingeblendet werden: Programme übergehen ihn.</translation>
    </message>
    <message>
        <source>An area is not page-aligned</source>
        <translation>Ein Bereich liegt nicht auf Seitengrenzen</translation>
    </message>
    <message>
        <source>mmap() takes multiples of the page size, 4096 bytes at the least.</source>
        <translation>mmap() nimmt Vielfache der Seitengröße, mindestens 4096 Bytes.</translation>
    </message>
    <message>
        <source>An area reaches past its region</source>
        <translation>Eine Fläche reicht über ihre Region hinaus</translation>
    </message>
    <message>
        <source>offset + size of an area lies within the region.</source>
        <translation>offset + size einer Fläche liegt in der Region.</translation>
    </message>
    <message>
        <source>A new header&apos;s pad lies on caps[0]</source>
        <translation>Das Pad eines neuen Headers liegt auf caps[0]</translation>
    </message>
    <message>
        <source>A program built with headers since v6.6 sees caps[0]&apos;s id and version as pad: {align}.</source>
        <translation>Ein Programm, das mit Headern ab v6.6 gebaut ist, sieht Id und Version von caps[0] als pad: {align}.</translation>
    </message>
    <message>
        <source>Flag bits without a name</source>
        <translation>Flag-Bits ohne Namen</translation>
    </message>
    <message>
        <source>Flags known up to v6.12 ({uapi}).</source>
        <translation>Flags, die bis v6.12 bekannt sind ({uapi}).</translation>
    </message>
    <message>
        <source>A reserved field is not zero</source>
        <translation>Ein reserviertes Feld ist nicht null</translation>
    </message>
    <message>
        <source>The kernel writes 0 there.</source>
        <translation>Der Kernel schreibt dort 0.</translation>
    </message>
    <message>
        <source>nothing speaks for any ioctl</source>
        <translation>für kein ioctl spricht etwas</translation>
    </message>
    <message>
        <source>Read as {name}, the bytes make more sense: {why}.</source>
        <translation>Als {name} gelesen ergeben die Bytes mehr Sinn: {why}.</translation>
    </message>
    <message>
        <source>Read as {byte_order}-endian, the bytes make more sense: {why}.</source>
        <translation>In {byte_order}-endian gelesen ergeben die Bytes mehr Sinn: {why}.</translation>
    </message>
    <message>
        <source>Read by the layout of {title}, the bytes make more sense: {why}.</source>
        <translation>In der Auslegung von {title} gelesen ergeben die Bytes mehr Sinn: {why}.</translation>
    </message>
    <message>
        <source>argsz {argsz} is plausible</source>
        <translation>argsz {argsz} ist plausibel</translation>
    </message>
    <message>
        <source>flags {flags:#x} are known ones</source>
        <translation>flags {flags:#x} sind bekannte</translation>
    </message>
    <message>
        <source>num_regions {regions} and num_irqs {irqs} are counts</source>
        <translation>num_regions {regions} und num_irqs {irqs} sind Anzahlen</translation>
    </message>
    <message>
        <source>index {index} is small</source>
        <translation>index {index} ist klein</translation>
    </message>
    <message>
        <source>offset is index &lt;&lt; 40, as vfio-pci has it</source>
        <translation>offset ist index &lt;&lt; 40, wie bei vfio-pci</translation>
    </message>
    <message>
        <source>offset is index &lt;&lt; 10, as vfio-ccw has it</source>
        <translation>offset ist index &lt;&lt; 10, wie bei vfio-ccw</translation>
    </message>
    <message>
        <source>no flags and no size: a region that is not there</source>
        <translation>keine Flags und keine Größe: eine Region, die es nicht gibt</translation>
    </message>
    <message>
        <source>size {size:#x} is a power of two</source>
        <translation>size {size:#x} ist eine Zweierpotenz</translation>
    </message>
    <message>
        <source>iova_pgsizes {sizes:#x} holds page sizes</source>
        <translation>iova_pgsizes {sizes:#x} enthält Seitengrößen</translation>
    </message>
    <message>
        <source>cap_offset is {start}, where the info struct ends</source>
        <translation>cap_offset ist {start}, wo die Info-Struktur endet</translation>
    </message>
    <message>
        <source>{known} known capabilities in the chain</source>
        <translation>{known} bekannte Capabilities in der Kette</translation>
    </message>
    <message>
        <source>{start} is where the next capability must start</source>
        <translation>bei {start} muss die nächste Capability beginnen</translation>
    </message>
    <message>
        <source>{owner}[{index}] starts at {start:#x} and ends before it, at {end:#x}; end is inclusive.</source>
        <translation>{owner}[{index}] beginnt bei {start:#x} und endet davor, bei {end:#x}; end zählt mit.</translation>
    </message>
    <message>
        <source>{area} wraps past 2^64.</source>
        <translation>{area} läuft über 2^64 hinaus.</translation>
    </message>
    <message>
        <source>{area} ends at {stop:#x}, past the region&apos;s size {region:#x}.</source>
        <translation>{area} endet bei {stop:#x}, hinter der Größe {region:#x} der Region.</translation>
    </message>
    <message>
        <source>argsz is {argsz}: a u32 takes 0 to 4294967295</source>
        <translation>argsz ist {argsz}: ein u32 fasst 0 bis 4294967295</translation>
    </message>
    <message>
        <source>set argsz to what each variant asks for</source>
        <translation>argsz auf das setzen, was jede Variante verlangt</translation>
    </message>
    <message>
        <source>set argsz to {argsz}</source>
        <translation>argsz auf {argsz} setzen</translation>
    </message>
    <message>
        <source>fill is {fill}: a byte takes 0 to 255 (0xff)</source>
        <translation>Füllwert ist {fill}: ein Byte fasst 0 bis 255 (0xff)</translation>
    </message>
    <message>
        <source>set fill to 0x{fill:02x}</source>
        <translation>Füllwert auf 0x{fill:02x} setzen</translation>
    </message>
    <message>
        <source>{handler} does not answer {name}: expected {join}</source>
        <translation>{handler} beantwortet {name} nicht: erwartet wird {join}</translation>
    </message>
    <message>
        <source>let {title} answer</source>
        <translation>{title} antworten lassen</translation>
    </message>
    <message>
        <source>{abi} is no ABI: expected {join}</source>
        <translation>{abi} ist keine ABI: erwartet wird {join}</translation>
    </message>
    <message>
        <source>lay out for {title}</source>
        <translation>für {title} auslegen</translation>
    </message>
    <message>
        <source>the ABIs are shown already</source>
        <translation>die ABIs werden schon gezeigt</translation>
    </message>
    <message>
        <source>show {variant} for each ABI</source>
        <translation>{variant} für jede ABI zeigen</translation>
    </message>
    <message>
        <source>read {name} as {ioctl}, {abi}</source>
        <translation>{name} als {ioctl}, {abi} lesen</translation>
    </message>
    <message>
        <source>take the request from {name}</source>
        <translation>die Anfrage aus {name} nehmen</translation>
    </message>
    <message>
        <source>open {names}{value}</source>
        <translation>{names}{value} öffnen</translation>
    </message>
    <message>
        <source>{title} is shown already</source>
        <translation>{title} wird schon gezeigt</translation>
    </message>
    <message>
        <source>{MAX_COLUMNS} columns are shown: remove one first</source>
        <translation>{MAX_COLUMNS} Spalten werden gezeigt: zuerst eine entfernen</translation>
    </message>
    <message>
        <source>{key} is no variant: expected {join}</source>
        <translation>{key} ist keine Variante: erwartet wird {join}</translation>
    </message>
    <message>
        <source>show {title}</source>
        <translation>{title} zeigen</translation>
    </message>
    <message>
        <source>the last column stays: show another one first</source>
        <translation>die letzte Spalte bleibt: zuerst eine andere zeigen</translation>
    </message>
    <message>
        <source>column {number} is not there: {count} are shown</source>
        <translation>Spalte {number} gibt es nicht: {count} werden gezeigt</translation>
    </message>
    <message>
        <source>hide {title}</source>
        <translation>{title} ausblenden</translation>
    </message>
    <message>
        <source>a column can be moved to 1 to {number}</source>
        <translation>eine Spalte kann an die Stellen 1 bis {number} verschoben werden</translation>
    </message>
    <message>
        <source>move {title}</source>
        <translation>{title} verschieben</translation>
    </message>
    <message>
        <source>only {handler} answers this ioctl</source>
        <translation>nur {handler} beantwortet dieses ioctl</translation>
    </message>
    <message>
        <source>the drivers are shown already</source>
        <translation>die Treiber werden schon gezeigt</translation>
    </message>
    <message>
        <source>show {variant} for each driver</source>
        <translation>{variant} für jeden Treiber zeigen</translation>
    </message>
    <message>
        <source>capture {number} is not there: {count} are open</source>
        <translation>Aufzeichnung {number} gibt es nicht: {count} sind offen</translation>
    </message>
    <message>
        <source>{name} is a capability of ioctl {ioctl}; this request is of {ioctl2}</source>
        <translation>{name} ist eine Capability des ioctls {ioctl}; diese Anfrage ist an {ioctl2}</translation>
    </message>
    <message>
        <source>add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>add id {id} version {version}</source>
        <translation>Id {id} Version {version} hinzufügen</translation>
    </message>
    <message>
        <source>the request has {count} capabilities; no more than {MAX_CAPS} are taken</source>
        <translation>die Anfrage hat {count} Capabilities; mehr als {MAX_CAPS} werden nicht genommen</translation>
    </message>
    <message>
        <source>remove {name_of}</source>
        <translation>{name_of} entfernen</translation>
    </message>
    <message>
        <source>duplicate {name_of}</source>
        <translation>{name_of} verdoppeln</translation>
    </message>
    <message>
        <source>{name} is the first capability already</source>
        <translation>{name} ist schon die erste Capability</translation>
    </message>
    <message>
        <source>{name} is the last capability already</source>
        <translation>{name} ist schon die letzte Capability</translation>
    </message>
    <message>
        <source>move {name} up</source>
        <translation>{name} nach oben schieben</translation>
    </message>
    <message>
        <source>move {name} down</source>
        <translation>{name} nach unten schieben</translation>
    </message>
    <message>
        <source>move {name} to its place</source>
        <translation>{name} an ihren Platz schieben</translation>
    </message>
    <message>
        <source>move {name} to caps[{to}]</source>
        <translation>{name} nach caps[{to}] schieben</translation>
    </message>
    <message>
        <source>set caps[{index}] to id {id} version {version}</source>
        <translation>caps[{index}] auf Id {id} Version {version} setzen</translation>
    </message>
    <message>
        <source>set the payload of caps[{index}] to {count} bytes</source>
        <translation>die Nutzdaten von caps[{index}] auf {count} Bytes setzen</translation>
    </message>
    <message>
        <source>{name} is {value}: a u16 takes 0 to 65535</source>
        <translation>{name} ist {value}: ein u16 fasst 0 bis 65535</translation>
    </message>
    <message>
        <source>the payload has {count} bytes: {MAX_PAYLOAD} are taken at the most</source>
        <translation>die Nutzdaten haben {count} Bytes: höchstens {MAX_PAYLOAD} werden genommen</translation>
    </message>
    <message>
        <source>next is a result: move, add or remove capabilities to change it</source>
        <translation>next ist ein Ergebnis: Capabilities verschieben, hinzufügen oder entfernen, um es zu ändern</translation>
    </message>
    <message>
        <source>cap_offset is a result: it follows from the variant and the argsz</source>
        <translation>cap_offset ist ein Ergebnis: es folgt aus der Variante und dem argsz</translation>
    </message>
    <message>
        <source>pad is a result: the variant says whether it is written</source>
        <translation>pad ist ein Ergebnis: die Variante sagt, ob es geschrieben wird</translation>
    </message>
    <message>
        <source>{name} is {value}: a u{number} takes 0 to {top} (0x{top:x})</source>
        <translation>{name} ist {value}: ein u{number} fasst 0 bis {top} (0x{top:x})</translation>
    </message>
    <message>
        <source>{path} takes bytes</source>
        <translation>{path} nimmt Bytes</translation>
    </message>
    <message>
        <source>argsz is what the caller passes: set it there</source>
        <translation>argsz ist, was der Aufrufer übergibt: dort setzen</translation>
    </message>
    <message>
        <source>{name} is no field of struct {name2} that takes a number</source>
        <translation>{name} ist kein Feld von struct {name2}, das eine Zahl nimmt</translation>
    </message>
    <message>
        <source>set {name} to {shown}</source>
        <translation>{name} auf {shown} setzen</translation>
    </message>
    <message>
        <source>{name} takes a number</source>
        <translation>{name} nimmt eine Zahl</translation>
    </message>
    <message>
        <source>{path} takes {value}</source>
        <translation>{path} nimmt {value}</translation>
    </message>
    <message>
        <source>set {path} to {count} bytes</source>
        <translation>{path} auf {count} Bytes setzen</translation>
    </message>
    <message>
        <source>{path} takes {count} bytes</source>
        <translation>{path} nimmt {count} Bytes</translation>
    </message>
    <message>
        <source>{path} takes a number</source>
        <translation>{path} nimmt eine Zahl</translation>
    </message>
    <message>
        <source>set {path} to {shown}</source>
        <translation>{path} auf {shown} setzen</translation>
    </message>
    <message>
        <source>{path}: {array} has {count} elements</source>
        <translation>{path}: {array} hat {count} Elemente</translation>
    </message>
    <message>
        <source>{path} is no field that takes a number: expected one of {join}</source>
        <translation>{path} ist kein Feld, das eine Zahl nimmt: erwartet wird eines von {join}</translation>
    </message>
    <message>
        <source>set {path} to 0x{value:x}</source>
        <translation>{path} auf 0x{value:x} setzen</translation>
    </message>
    <message>
        <source>{array} takes at most {MAX_ELEMENTS} elements here</source>
        <translation>{array} nimmt hier höchstens {MAX_ELEMENTS} Elemente</translation>
    </message>
    <message>
        <source>add to</source>
        <translation>anfügen an</translation>
    </message>
    <message>
        <source>{word} caps[{index}].{name}</source>
        <translation>{word} caps[{index}].{name}</translation>
    </message>
    <message>
        <source>add {path}</source>
        <translation>{path} hinzufügen</translation>
    </message>
    <message>
        <source>remove {path}</source>
        <translation>{path} entfernen</translation>
    </message>
    <message>
        <source>note on {place}</source>
        <translation>Notiz zu {place}</translation>
    </message>
    <message>
        <source>change the note on {place}</source>
        <translation>die Notiz zu {place} ändern</translation>
    </message>
    <message>
        <source>remove the note on {place}</source>
        <translation>die Notiz zu {place} entfernen</translation>
    </message>
    <message>
        <source>bytes {span}</source>
        <translation>Bytes {span}</translation>
    </message>
    <message>
        <source>an empty note says nothing: type what there is to say</source>
        <translation>eine leere Notiz sagt nichts: eintippen, was zu sagen ist</translation>
    </message>
    <message>
        <source>the note has {count} characters: {LONGEST} are the most</source>
        <translation>die Notiz hat {count} Zeichen: {LONGEST} sind das Höchste</translation>
    </message>
    <message>
        <source>note {number} is not there: there are {count}</source>
        <translation>Notiz {number} gibt es nicht: es sind {count}</translation>
    </message>
    <message>
        <source>show {record_title}</source>
        <translation>{record_title} zeigen</translation>
    </message>
    <message>
        <source>nothing of what was read answers {record_title} of {name}</source>
        <translation>nichts von dem, was gelesen wurde, beantwortet {record_title} von {name}</translation>
    </message>
    <message>
        <source>{record_title} of {name} was answered by another kernel</source>
        <translation>{record_title} von {name} hat ein anderer Kernel beantwortet</translation>
    </message>
    <message>
        <source>read again: {name}</source>
        <translation>noch einmal lesen: {name}</translation>
    </message>
    <message>
        <source>{path}: expected {expected}, found {found}</source>
        <translation>{path}: erwartet wird {expected}, gefunden {found}</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation>eine Zahl von {low} bis {high}</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>one of {join}</source>
        <translation>eines von {join}</translation>
    </message>
    <message>
        <source>lines of hex digits</source>
        <translation>Zeilen aus Hex-Ziffern</translation>
    </message>
    <message>
        <source>{question}

The chain is made up; the rules are those of `{variant}` on {abi}. The caller passes argsz {argsz}.</source>
        <translation>{question}

Die Kette ist ausgedacht; die Regeln sind die von `{variant}` auf {abi}. Der Aufrufer übergibt argsz {argsz}.</translation>
    </message>
    <message>
        <source>Exercise {n}</source>
        <translation>Übung {n}</translation>
    </message>
    <message>
        <source>Exercises, seed {seed}</source>
        <translation>Übungen, Seed {seed}</translation>
    </message>
    <message>
        <source>{count} questions, {level}</source>
        <translation>{count} Fragen, {level}</translation>
    </message>
    <message>
        <source>easy</source>
        <translation>leicht</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>schwer</translation>
    </message>
    <message>
        <source>Right: {value}.</source>
        <translation>Richtig: {value}.</translation>
    </message>
    <message>
        <source>It is {value}.</source>
        <translation>Es ist {value}.</translation>
    </message>
    <message>
        <source>{value} is what {variant} does; asked is {column}.</source>
        <translation>{value} ist, was {variant} tut; gefragt ist {column}.</translation>
    </message>
    <message>
        <source>Not {value}.</source>
        <translation>Nicht {value}.</translation>
    </message>
    <message>
        <source>What is left modulo {n} is never {value}: it is 0 to {most}.</source>
        <translation>Was modulo {n} bleibt, ist nie {value}: es ist 0 bis {most}.</translation>
    </message>
    <message>
        <source>{value} is the way to the next line, not from the last one.</source>
        <translation>{value} ist der Weg zur nächsten Linie, nicht von der letzten.</translation>
    </message>
    <message>
        <source>{value} is read as a decimal number; hex begins with 0x.</source>
        <translation>{value} gilt als Dezimalzahl; hexadezimal beginnt mit 0x.</translation>
    </message>
    <message>
        <source>0x{digits} is read as hex, {value}; a decimal number has no 0x.</source>
        <translation>0x{digits} gilt als hexadezimal, {value}; eine Dezimalzahl hat kein 0x.</translation>
    </message>
    <message>
        <source>{value} counts from the start of the chain, as caps.buf does. Here everything counts from the start of the info struct.</source>
        <translation>{value} zählt vom Anfang der Kette, wie caps.buf. Hier zählt alles vom Anfang des Info-Structs.</translation>
    </message>
    <message>
        <source>{value} is the way from the header that holds the link; it counts from the start of the info struct.</source>
        <translation>{value} ist der Weg von dem Header, in dem der Verweis steht; er zählt aber vom Anfang des Info-Structs.</translation>
    </message>
    <message>
        <source>At {value} what stands before it ends. Is there a pad?</source>
        <translation>Bei {value} endet, was davor steht. Gibt es ein Pad?</translation>
    </message>
    <message>
        <source>{value} is on the line: does this code round anything up?</source>
        <translation>{value} liegt auf der Linie: rundet dieser Code irgendetwas auf?</translation>
    </message>
    <message>
        <source>{value} is without the header, which belongs to it.</source>
        <translation>{value} ist ohne den Header, und der gehört dazu.</translation>
    </message>
    <message>
        <source>{value} is rounded up. Asked is the struct; what is added behind it is pad.</source>
        <translation>{value} ist aufgerundet. Gefragt ist der Struct; was dahinter dazukommt, ist Pad.</translation>
    </message>
    <message>
        <source>{value} is the chain alone: the info struct has to fit as well.</source>
        <translation>{value} ist die Kette allein: auch der Info-Struct muss hineinpassen.</translation>
    </message>
    <message>
        <source>{value} is what the bytes say in the other byte order.</source>
        <translation>{value} sagen die Bytes in der anderen Byte-Reihenfolge.</translation>
    </message>
    <message>
        <source>At {value} {path} starts.</source>
        <translation>Bei {value} beginnt {path}.</translation>
    </message>
    <message>
        <source>{value} is inside {path}.</source>
        <translation>{value} liegt in {path}.</translation>
    </message>
    <message>
        <source>{value} is no multiple of 8.</source>
        <translation>{value} ist kein Vielfaches von 8.</translation>
    </message>
    <message>
        <source>{value} is too far: bytes before it would belong to nothing.</source>
        <translation>{value} ist zu weit: Bytes davor gehörten zu nichts.</translation>
    </message>
    <message>
        <source>Not {value}: it is more.</source>
        <translation>Nicht {value}: es ist mehr.</translation>
    </message>
    <message>
        <source>Not {value}: it is less.</source>
        <translation>Nicht {value}: es ist weniger.</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no number: type one as 72 or 0x48.</source>
        <translation>&apos;{text}&apos; ist keine Zahl: eine wie 72 oder 0x48 eintippen.</translation>
    </message>
    <message>
        <source>Choose one of the answers, 1 to {n}.</source>
        <translation>Eine der Antworten wählen, 1 bis {n}.</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>Richtig.</translation>
    </message>
    <message>
        <source>Not so.</source>
        <translation>Nicht so.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message>
        <source>How many bytes has the answer?</source>
        <translation>Wie viele Bytes hat die Antwort?</translation>
    </message>
    <message>
        <source>How many bytes of pad are there?</source>
        <translation>Wie viele Bytes Pad gibt es?</translation>
    </message>
    <message>
        <source>How many u64 fields are misaligned?</source>
        <translation>Wie viele u64-Felder sind nicht ausgerichtet?</translation>
    </message>
    <message>
        <source>How many bytes of the answer were not written?</source>
        <translation>Wie viele Bytes der Antwort wurden nicht geschrieben?</translation>
    </message>
    <message>
        <source>How many bytes are written past argsz?</source>
        <translation>Wie viele Bytes werden hinter argsz geschrieben?</translation>
    </message>
    <message>
        <source>How many capabilities does the chain lead to?</source>
        <translation>Zu wie vielen Capabilities führt die Kette?</translation>
    </message>
    <message>
        <source>What is cap_offset?</source>
        <translation>Was ist cap_offset?</translation>
    </message>
    <message>
        <source>Which errno is returned?</source>
        <translation>Welches errno wird zurückgegeben?</translation>
    </message>
    <message>
        <source>How many notes are there?</source>
        <translation>Wie viele Notizen gibt es?</translation>
    </message>
    <message>
        <source>At which offset does {path} start?</source>
        <translation>Bei welchem Offset beginnt {path}?</translation>
    </message>
    <message>
        <source>At which offset does {path} end?</source>
        <translation>Bei welchem Offset endet {path}?</translation>
    </message>
    <message>
        <source>How many bytes has {path}?</source>
        <translation>Wie viele Bytes hat {path}?</translation>
    </message>
    <message>
        <source>What is the value of {path}?</source>
        <translation>Welchen Wert hat {path}?</translation>
    </message>
    <message>
        <source>How many bytes of pad stand before {path}?</source>
        <translation>Wie viele Bytes Pad stehen vor {path}?</translation>
    </message>
    <message>
        <source>How many bytes of pad stand behind {path}?</source>
        <translation>Wie viele Bytes Pad stehen hinter {path}?</translation>
    </message>
    <message>
        <source>Which argsz does the caller pass?</source>
        <translation>Welches argsz übergibt der Aufrufer?</translation>
    </message>
    <message>
        <source>Which argsz is returned?</source>
        <translation>Welches argsz kommt zurück?</translation>
    </message>
    <message>
        <source>Which argsz does a short call return?</source>
        <translation>Welches argsz gibt ein zu kurzer Aufruf zurück?</translation>
    </message>
    <message>
        <source>{asked} (modulo {n})</source>
        <translation>{asked} (modulo {n})</translation>
    </message>
    <message>
        <source>Try it in the map or in the structure.</source>
        <translation>In der Karte oder in der Struktur ausprobieren.</translation>
    </message>
    <message>
        <source>Linux up to 6.5</source>
        <translation>Linux bis 6.5</translation>
    </message>
    <message>
        <source>Capabilities follow each other without a pad, and the chain starts at sizeof(info), 20 for vfio_device_info. A u64 may stand at any multiple of 4.</source>
        <translation>Capabilities folgen einander ohne Pad, und die Kette beginnt bei sizeof(info), 20 bei vfio_device_info. Ein u64 kann bei jedem Vielfachen von 4 stehen.</translation>
    </message>
    <message>
        <source>the patch as posted</source>
        <translation>der Patch, wie er gepostet wurde</translation>
    </message>
    <message>
        <source>The pad is before the next capability; vfio_info_cap_shift grows and moves the buffer and returns cap_offset. argsz is tested before the pad is added.</source>
        <translation>Das Pad steht vor der nächsten Capability; vfio_info_cap_shift vergrößert und verschiebt den Puffer und gibt cap_offset zurück. argsz wird geprüft, bevor das Pad dazukommt.</translation>
    </message>
    <message>
        <source>as posted, copying to arg + cap_offset</source>
        <translation>wie gepostet, kopiert nach arg + cap_offset</translation>
    </message>
    <message>
        <source>posted-v1 with copy_to_user(arg + cap_offset, ...): the pad counts twice, so cap_offset points at zeros and the chain cannot be read.</source>
        <translation>posted-v1 mit copy_to_user(arg + cap_offset, ...): das Pad zählt doppelt, cap_offset zeigt also auf Nullen, und die Kette ist nicht lesbar.</translation>
    </message>
    <message>
        <source>the reviewer&apos;s diff</source>
        <translation>das Diff des Reviewers</translation>
    </message>
    <message>
        <source>Each size is rounded up to 8 and two info structs get a pad; but the handlers still copy 16 or 20 bytes of info, so pad is not written.</source>
        <translation>Jede Größe wird auf 8 aufgerundet, und zwei Info-Structs bekommen ein pad; doch die Handler kopieren weiter 16 oder 20 Bytes Info, pad wird also nicht geschrieben.</translation>
    </message>
    <message>
        <source>Linux from 6.6 on</source>
        <translation>Linux ab 6.6</translation>
    </message>
    <message>
        <source>Each size is rounded up to 8, two info structs get a pad, the info is zeroed and min(argsz, sizeof(info)) bytes of it are copied out.</source>
        <translation>Jede Größe wird auf 8 aufgerundet, zwei Info-Structs bekommen ein pad, die Info wird genullt, und min(argsz, sizeof(info)) Bytes davon werden herauskopiert.</translation>
    </message>
    <message>
        <source>no answer: {why}</source>
        <translation>keine Antwort: {why}</translation>
    </message>
    <message>
        <source>cut short: needs {needed}, got {got}</source>
        <translation>abgeschnitten: braucht {needed}, bekam {got}</translation>
    </message>
    <message>
        <source>the bytes end at {size}; argsz is {argsz}</source>
        <translation>die Bytes enden bei {size}; argsz ist {argsz}</translation>
    </message>
    <message>
        <source>{bytes} untouched past argsz</source>
        <translation>{bytes} unberührt hinter argsz</translation>
    </message>
    <message>
        <source>{bytes} there past argsz</source>
        <translation>{bytes} hinter argsz da</translation>
    </message>
    <message>
        <source>{bytes} not written</source>
        <translation>{bytes} nicht geschrieben</translation>
    </message>
    <message>
        <source>{bytes} of slack</source>
        <translation>{bytes} Rest</translation>
    </message>
    <message>
        <source>, up to argsz {argsz}</source>
        <translation>, bis argsz {argsz}</translation>
    </message>
    <message>
        <source>{name}, not written</source>
        <translation>{name}, nicht geschrieben</translation>
    </message>
    <message>
        <source>Request number 0x{number:04X}; powerpc, mips, sparc and alpha add 0x20000000. It answers with [`struct {struct}`](handbook:struct.{struct}). A caller must give at least {minsz} bytes.</source>
        <translation>Request-Nummer 0x{number:04X}; powerpc, mips, sparc und alpha zählen 0x20000000 dazu. Es antwortet mit [`struct {struct}`](handbook:struct.{struct}). Ein Aufrufer muss mindestens {minsz} Bytes geben.</translation>
    </message>
    <message>
        <source>Id {id} of `{ioctl}`.</source>
        <translation>Id {id} von `{ioctl}`.</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>since Linux {release}</source>
        <translation>seit Linux {release}</translation>
    </message>
    <message>
        <source>until {release}</source>
        <translation>bis {release}</translation>
    </message>
    <message>
        <source>made by {who}</source>
        <translation>von {who}</translation>
    </message>
    <message>
        <source>`{array}[]` has `{count}` elements</source>
        <translation>`{array}[]` hat `{count}` Elemente</translation>
    </message>
    <message>
        <source>A header alone: that it is there is all that it says.</source>
        <translation>Nur ein Kopf: dass sie da ist, ist alles, was sie sagt.</translation>
    </message>
    <message>
        <source>; hazard {numbers}</source>
        <translation>; Gefahr {numbers}</translation>
    </message>
    <message>
        <source>Rule:</source>
        <translation>Regel:</translation>
    </message>
    <message>
        <source>`{ioctl}`: minsz {minsz}</source>
        <translation>`{ioctl}`: minsz {minsz}</translation>
    </message>
    <message>
        <source>adds capabilities</source>
        <translation>fügt Capabilities an</translation>
    </message>
    <message>
        <source>never adds a capability</source>
        <translation>fügt nie eine Capability an</translation>
    </message>
    <message>
        <source>copies more than minsz bytes of info to who has room for them</source>
        <translation>kopiert mehr als minsz Bytes Info zu dem, der Platz dafür hat</translation>
    </message>
    <message>
        <source>argsz above {most} answers EINVAL</source>
        <translation>argsz über {most} wird mit EINVAL beantwortet</translation>
    </message>
    <message>
        <source>{size} bytes, aligned to {align}</source>
        <translation>{size} Bytes, ausgerichtet auf {align}</translation>
    </message>
    <message>
        <source>What releases did to it:</source>
        <translation>Was Releases daran änderten:</translation>
    </message>
    <message>
        <source>Source: {where}</source>
        <translation>Quelle: {where}</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>at {offset}</source>
        <translation>bei {offset}</translation>
    </message>
    <message>
        <source>{size} each</source>
        <translation>je {size}</translation>
    </message>
    <message>
        <source>The kernel writes 0.</source>
        <translation>Der Kernel schreibt 0.</translation>
    </message>
    <message>
        <source>It is a [`struct {name}`](handbook:struct.{name}).</source>
        <translation>Es ist ein [`struct {name}`](handbook:struct.{name}).</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>hidden until you have answered</source>
        <translation>verborgen, bis geantwortet ist</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>pad</source>
        <translation>Pad</translation>
    </message>
    <message>
        <source>misaligned u64</source>
        <translation>u64 nicht ausgerichtet</translation>
    </message>
    <message>
        <source>not written</source>
        <translation>nicht geschrieben</translation>
    </message>
    <message>
        <source>needs {needed}, got {got}</source>
        <translation>braucht {needed}, bekam {got}</translation>
    </message>
    <message>
        <source>overrun</source>
        <translation>hinter argsz</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>align</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>byte</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>{offset} holds 0x{byte:02x}</source>
        <translation>{offset} hält 0x{byte:02x}</translation>
    </message>
    <message>
        <source>within</source>
        <translation>in</translation>
    </message>
    <message>
        <source>led to by</source>
        <translation>gezeigt von</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>not written: what the caller&apos;s buffer held before</source>
        <translation>nicht geschrieben: was der Puffer des Aufrufers vorher hielt</translation>
    </message>
    <message>
        <source>{bytes} of it not written</source>
        <translation>{bytes} davon nicht geschrieben</translation>
    </message>
    <message>
        <source>{bytes} written past argsz {argsz}</source>
        <translation>{bytes} hinter argsz {argsz} geschrieben</translation>
    </message>
    <message>
        <source>hole: the compiler&apos;s</source>
        <translation>Loch: vom Compiler</translation>
    </message>
    <message>
        <source>pad: the kernel&apos;s</source>
        <translation>Pad: vom Kernel</translation>
    </message>
    <message>
        <source>tail: the compiler&apos;s</source>
        <translation>Ende: vom Compiler</translation>
    </message>
    <message>
        <source>unknown payload</source>
        <translation>unbekannte Nutzdaten</translation>
    </message>
    <message>
        <source>slack up to argsz</source>
        <translation>Rest bis argsz</translation>
    </message>
    <message>
        <source>past argsz</source>
        <translation>hinter argsz</translation>
    </message>
    <message>
        <source>undecodable</source>
        <translation>nicht dekodierbar</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>info struct</source>
        <translation>Info-Struct</translation>
    </message>
    <message>
        <source>misaligned</source>
        <translation>nicht ausgerichtet</translation>
    </message>
    <message>
        <source>spacer: no bytes, keeps columns level</source>
        <translation>Abstandhalter: keine Bytes, hält Spalten auf gleicher Höhe</translation>
    </message>
    <message>
        <source>info struct, {bytes}</source>
        <translation>Info-Struct, {bytes}</translation>
    </message>
    <message>
        <source>caps {index}, {name}, at {start}</source>
        <translation>caps {index}, {name}, bei {start}</translation>
    </message>
    <message>
        <source>{bytes} behind the answer</source>
        <translation>{bytes} hinter der Antwort</translation>
    </message>
    <message>
        <source>{n} misaligned u64</source>
        <translation>{n} u64 nicht ausgerichtet</translation>
    </message>
    <message>
        <source>{bytes} past argsz</source>
        <translation>{bytes} hinter argsz</translation>
    </message>
    <message>
        <source>offset {start}</source>
        <translation>Offset {start}</translation>
    </message>
    <message>
        <source>hole in the info struct</source>
        <translation>Loch im Info-Struct</translation>
    </message>
    <message>
        <source>tail of the info struct</source>
        <translation>Ende des Info-Structs</translation>
    </message>
    <message>
        <source>pad before the first capability</source>
        <translation>Pad vor der ersten Capability</translation>
    </message>
    <message>
        <source>capability header</source>
        <translation>Kopf einer Capability</translation>
    </message>
    <message>
        <source>capability field</source>
        <translation>Feld einer Capability</translation>
    </message>
    <message>
        <source>hole in a capability</source>
        <translation>Loch in einer Capability</translation>
    </message>
    <message>
        <source>tail of a capability</source>
        <translation>Ende einer Capability</translation>
    </message>
    <message>
        <source>pad behind a capability</source>
        <translation>Pad hinter einer Capability</translation>
    </message>
    <message>
        <source>payload of an unknown capability</source>
        <translation>Nutzdaten einer unbekannten Capability</translation>
    </message>
    <message>
        <source>lane {n} of {of}</source>
        <translation>Bahn {n} von {of}</translation>
    </message>
    <message>
        <source>{n:,} more alternatives: U takes the next one first</source>
        <translation>{n:,} weitere Alternativen: U nimmt die nächste zuerst</translation>
    </message>
    <message>
        <source>{n:,} more findings</source>
        <translation>{n:,} weitere Befunde</translation>
    </message>
    <message>
        <source>came</source>
        <translation>kam</translation>
    </message>
    <message>
        <source>grew</source>
        <translation>wuchs</translation>
    </message>
    <message>
        <source>shrank</source>
        <translation>schrumpfte</translation>
    </message>
    <message>
        <source>another name or type</source>
        <translation>anderer Name oder Typ</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>not declared</source>
        <translation>nicht deklariert</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>holes</source>
        <translation>Löcher</translation>
    </message>
    <message>
        <source>breaks</source>
        <translation>bricht</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>wie zuvor</translation>
    </message>
    <message>
        <source>went</source>
        <translation>ging</translation>
    </message>
    <message>
        <source>hole</source>
        <translation>Loch</translation>
    </message>
    <message>
        <source>tail</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>breaks programs that are built, or their sources</source>
        <translation>bricht gebaute Programme oder ihre Quellen</translation>
    </message>
    <message>
        <source>slack</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>captured</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <source>constructed</source>
        <translation>gebaut</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>{n:,} answer</source>
        <translation>{n:,} Antwort</translation>
    </message>
    <message>
        <source>{n:,} answers</source>
        <translation>{n:,} Antworten</translation>
    </message>
    <message>
        <source>{n:,} capability</source>
        <translation>{n:,} Capability</translation>
    </message>
    <message>
        <source>{n:,} capabilities</source>
        <translation>{n:,} Capabilities</translation>
    </message>
    <message>
        <source>{n:,} byte</source>
        <translation>{n:,} Byte</translation>
    </message>
    <message>
        <source>{n:,} bytes</source>
        <translation>{n:,} Bytes</translation>
    </message>
    <message>
        <source>{n:,} call</source>
        <translation>{n:,} Aufruf</translation>
    </message>
    <message>
        <source>{n:,} calls</source>
        <translation>{n:,} Aufrufe</translation>
    </message>
    <message>
        <source>{n:,} element</source>
        <translation>{n:,} Element</translation>
    </message>
    <message>
        <source>{n:,} elements</source>
        <translation>{n:,} Elemente</translation>
    </message>
    <message>
        <source>{n:,} error</source>
        <translation>{n:,} Fehler</translation>
    </message>
    <message>
        <source>{n:,} errors</source>
        <translation>{n:,} Fehler</translation>
    </message>
    <message>
        <source>{n:,} note</source>
        <translation>{n:,} Hinweis</translation>
    </message>
    <message>
        <source>{n:,} notes</source>
        <translation>{n:,} Hinweise</translation>
    </message>
    <message>
        <source>{n:,} step</source>
        <translation>{n:,} Schritt</translation>
    </message>
    <message>
        <source>{n:,} steps</source>
        <translation>{n:,} Schritte</translation>
    </message>
    <message>
        <source>{n:,} warning</source>
        <translation>{n:,} Warnung</translation>
    </message>
    <message>
        <source>{n:,} warnings</source>
        <translation>{n:,} Warnungen</translation>
    </message>
    <message>
        <source>payload {n}</source>
        <translation>Nutzdaten {n}</translation>
    </message>
    <message>
        <source>{name} version {version}</source>
        <translation>{name} Version {version}</translation>
    </message>
    <message>
        <source>{bytes} past it</source>
        <translation>{bytes} dahinter</translation>
    </message>
    <message>
        <source>u{bits} across the {size}-byte line</source>
        <translation>u{bits} über der {size}-Byte-Linie</translation>
    </message>
    <message>
        <source>across the {size}-byte line</source>
        <translation>über der {size}-Byte-Linie</translation>
    </message>
    <message>
        <source>across {size}-byte line</source>
        <translation>über {size}-Byte-Linie</translation>
    </message>
    <message>
        <source>u{bits} is split</source>
        <translation>u{bits} ist geteilt</translation>
    </message>
    <message>
        <source>u{bits} split</source>
        <translation>u{bits} geteilt</translation>
    </message>
    <message>
        <source>hole {n}</source>
        <translation>Loch {n}</translation>
    </message>
    <message>
        <source>tail {n}</source>
        <translation>Tail {n}</translation>
    </message>
    <message>
        <source>more members</source>
        <translation>weitere Member</translation>
    </message>
    <message>
        <source>{bits} bits across a multiple of 8</source>
        <translation>{bits} Bits über ein Vielfaches von 8</translation>
    </message>
    <message>
        <source>across a multiple of 8</source>
        <translation>über ein Vielfaches von 8</translation>
    </message>
    <message>
        <source>crosses 8</source>
        <translation>über die 8</translation>
    </message>
    <message>
        <source>split</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>end of the chain</source>
        <translation>Ende der Kette</translation>
    </message>
    <message>
        <source>no capability</source>
        <translation>keine Capability</translation>
    </message>
    <message>
        <source>no capability starts there</source>
        <translation>dort beginnt keine Capability</translation>
    </message>
    <message>
        <source>unknown capability</source>
        <translation>unbekannte Capability</translation>
    </message>
    <message>
        <source>page sizes {sizes}</source>
        <translation>Seitengrößen {sizes}</translation>
    </message>
    <message>
        <source>{text}, misaligned by {n}</source>
        <translation>{text}, um {n} nicht ausgerichtet</translation>
    </message>
    <message>
        <source>vfioviz worksheet, seed {seed}, {level}</source>
        <translation>vfioviz-Übungsblatt, Seed {seed}, {level}</translation>
    </message>
    <message>
        <source>Key to {sheet}</source>
        <translation>Lösung zu {sheet}</translation>
    </message>
    <message>
        <source>Name: ______________________    Date: ______________</source>
        <translation>Name: ______________________    Datum: _____________</translation>
    </message>
    <message>
        <source>The chains are made up, the rules are the kernel&apos;s. Offsets and sizes are in bytes, from the start of the info struct. The caller&apos;s buffer held 0x{fill:02x} in each byte before the call.</source>
        <translation>Die Ketten sind ausgedacht, die Regeln sind die des Kernels. Offsets und Größen sind in Bytes, vom Anfang des Info-Structs. Der Puffer des Aufrufers hielt vor dem Aufruf 0x{fill:02x} in jedem Byte.</translation>
    </message>
    <message>
        <source>{ioctl} on {abi}, {variant}, argsz {argsz}</source>
        <translation>{ioctl} auf {abi}, {variant}, argsz {argsz}</translation>
    </message>
    <message>
        <source>The structs</source>
        <translation>Die Structs</translation>
    </message>
    <message>
        <source>A capability begins with struct vfio_info_cap_header: __u16 id, __u16 version, __u32 next.</source>
        <translation>Eine Capability beginnt mit struct vfio_info_cap_header: __u16 id, __u16 version, __u32 next.</translation>
    </message>
    <message>
        <source>The versions of the code</source>
        <translation>Die Fassungen des Codes</translation>
    </message>
    <message>
        <source>The ABIs</source>
        <translation>Die ABIs</translation>
    </message>
    <message>
        <source>{title}: a __u64 in a struct is aligned to {align} bytes.</source>
        <translation>{title}: ein __u64 in einem Struct ist auf {align} Bytes ausgerichtet.</translation>
    </message>
    <message>
        <source>{more} more</source>
        <translation>noch {more}</translation>
    </message>
    <message>
        <source>{name}: a map is written as .png, .svg or .pdf, by the name&apos;s ending</source>
        <translation>{name}: eine Karte wird als .png, .svg oder .pdf geschrieben, nach der Endung des Namens</translation>
    </message>
    <message>
        <source>a picture of {width} x {height} pixels is too large: use .svg</source>
        <translation>ein Bild von {width} x {height} Pixeln ist zu groß: .svg nehmen</translation>
    </message>
    <message>
        <source>{over} past</source>
        <translation>{over} dahinter</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>ref</source>
        <translation>Ref</translation>
    </message>
    <message>
        <source>Byte map</source>
        <translation>Byte-Karte</translation>
    </message>
    <message>
        <source>Drawing the map…</source>
        <translation>Die Karte wird gezeichnet…</translation>
    </message>
    <message>
        <source>Copied {title} as text.</source>
        <translation>{title} als Text kopiert.</translation>
    </message>
    <message>
        <source>Copied {title} as {title2}.</source>
        <translation>{title} kopiert als: {title2}.</translation>
    </message>
    <message>
        <source>No reply: {problem}.</source>
        <translation>Keine Antwort: {problem}.</translation>
    </message>
    <message>
        <source>{title}: cancelled, the clipboard is as it was.</source>
        <translation>{title}: abgebrochen, die Zwischenablage ist unverändert.</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copied {path}: {value}</source>
        <translation>{path} kopiert: {value}</translation>
    </message>
    <message>
        <source>Copied {n} bytes in hex.</source>
        <translation>{n} Bytes hexadezimal kopiert.</translation>
    </message>
    <message>
        <source>Copied the map as a picture of {width} x {height} pixels.</source>
        <translation>Die Karte als Bild von {width} x {height} Pixeln kopiert.</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>Als Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the reply</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Copied the reply: what each variant does, and the notes.</source>
        <translation>Die Antwort ist kopiert: was jede Variante tut, und die Notizen.</translation>
    </message>
    <message>
        <source>&lt;p&gt;See how the Linux kernel lays out the answer of a VFIO info ioctl: info struct, pads and capabilities, byte by byte, as several versions of the kernel&apos;s code write them.&lt;/p&gt;&lt;p&gt;Structs and constants are those of &lt;code&gt;linux/vfio.h&lt;/code&gt; and &lt;code&gt;linux/vfio_zdev.h&lt;/code&gt;. What a model shows is computed; only what is marked &lt;b&gt;captured&lt;/b&gt; came from a kernel.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Sehen, wie der Linux-Kernel die Antwort eines VFIO-Info-ioctls auslegt: Info-Struct, Pads und Capabilities, Byte für Byte, wie mehrere Fassungen des Kernel-Codes sie schreiben.&lt;/p&gt;&lt;p&gt;Structs und Konstanten sind die von &lt;code&gt;linux/vfio.h&lt;/code&gt; und &lt;code&gt;linux/vfio_zdev.h&lt;/code&gt;. Was ein Modell zeigt, ist berechnet; nur was als &lt;b&gt;aufgezeichnet&lt;/b&gt; markiert ist, kam von einem Kernel.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About vfioviz</source>
        <translation>Über vfioviz</translation>
    </message>
    <message>
        <source>vfioviz</source>
        <translation>vfioviz</translation>
    </message>
    <message>
        <source>{version}, Qt {qVersion}</source>
        <translation>{version}, Qt {qVersion}</translation>
    </message>
    <message>
        <source>Add capability</source>
        <translation>Capability hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Search by name, id, field or who emits it</source>
        <translation>Nach Name, Id, Feld oder Urheber suchen</translation>
    </message>
    <message>
        <source>Search capabilities</source>
        <translation>Capabilities suchen</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Capabilities</translation>
    </message>
    <message>
        <source>id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Payload in hex</source>
        <translation>Nutzdaten in Hex</translation>
    </message>
    <message>
        <source>01 00 00 00  ff ff 00 00</source>
        <translation>01 00 00 00  ff ff 00 00</translation>
    </message>
    <message>
        <source>0 bytes behind the 8-byte header</source>
        <translation>0 Bytes hinter dem Kopf von 8 Bytes</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>No capability of this ioctl matches. The page Raw takes any id.</source>
        <translation>Keine Capability dieses ioctls passt. Die Seite Roh nimmt jede Id.</translation>
    </message>
    <message>
        <source>Since Linux {since}</source>
        <translation>Seit Linux {since}</translation>
    </message>
    <message>
        <source>, until {until}</source>
        <translation>, bis {until}</translation>
    </message>
    <message>
        <source>&lt;p&gt;Emitted by {emitted_by}.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Gemacht von {emitted_by}.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;{macro}&lt;/b&gt;&lt;br&gt;struct {name}, {byte_count}{value}&lt;/p&gt;&lt;p&gt;{doc}&lt;/p&gt;{by}&lt;p&gt;{since}{until}&lt;/p&gt;&lt;table&gt;{rows}&lt;/table&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;{macro}&lt;/b&gt;&lt;br&gt;struct {name}, {byte_count}{value}&lt;/p&gt;&lt;p&gt;{doc}&lt;/p&gt;{by}&lt;p&gt;{since}{until}&lt;/p&gt;&lt;table&gt;{rows}&lt;/table&gt;</translation>
    </message>
    <message>
        <source>{byte_count} behind the header</source>
        <translation>{byte_count} hinter dem Kopf</translation>
    </message>
    <message>
        <source>Choose a capability from the list, or take the page Raw.</source>
        <translation>Eine Capability aus der Liste wählen oder die Seite Roh nehmen.</translation>
    </message>
    <message>
        <source>Edit {path}</source>
        <translation>{path} bearbeiten</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Text (EBCDIC, code page 037)</source>
        <translation>Text (EBCDIC, Codepage 037)</translation>
    </message>
    <message>
        <source>Text (Latin-1)</source>
        <translation>Text (Latin-1)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Bytes (hex)</source>
        <translation>Bytes (Hex)</translation>
    </message>
    <message>
        <source>Bytes in hex</source>
        <translation>Bytes in Hex</translation>
    </message>
    <message>
        <source>&apos;{char}&apos; has no byte in {encoding}: use the hex rows.</source>
        <translation>&apos;{char}&apos; hat kein Byte in {encoding}: die Hex-Zeilen nehmen.</translation>
    </message>
    <message>
        <source>Add an element behind this one (Ins)</source>
        <translation>Ein Element hinter diesem einfügen (Einfg)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take this element out (Del)</source>
        <translation>Dieses Element herausnehmen (Entf)</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move this element up (Alt+Up)</source>
        <translation>Dieses Element nach oben schieben (Alt+Auf)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move this element down (Alt+Down)</source>
        <translation>Dieses Element nach unten schieben (Alt+Ab)</translation>
    </message>
    <message>
        <source>Type an offset, a capability or a field.</source>
        <translation>Einen Offset, eine Capability oder ein Feld eintippen.</translation>
    </message>
    <message>
        <source>Offset {shown} is past the end: there are {size} bytes.</source>
        <translation>Offset {shown} liegt hinter dem Ende: es gibt {size} Bytes.</translation>
    </message>
    <message>
        <source>Offset {both} is past the end: there are {size} bytes.</source>
        <translation>Offset {both} liegt hinter dem Ende: es sind {size} Bytes.</translation>
    </message>
    <message>
        <source>&apos;{wanted}&apos; is no offset, capability or field of this column.</source>
        <translation>&apos;{wanted}&apos; ist kein Offset, keine Capability und kein Feld dieser Spalte.</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finden</translation>
    </message>
    <message>
        <source>A name, a number, a flag, or bytes as in 05 00 01 00</source>
        <translation>Ein Name, eine Zahl, ein Flag, oder Bytes wie in 05 00 01 00</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Was zu finden ist</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>{number} found</source>
        <translation>{number} gefunden</translation>
    </message>
    <message>
        <source>{number} found, and not all was looked at</source>
        <translation>{number} gefunden, und nicht alles wurde angesehen</translation>
    </message>
    <message>
        <source>Nothing of that is in these columns.</source>
        <translation>Davon ist nichts in diesen Spalten.</translation>
    </message>
    <message>
        <source>Offset (68 or 0x44), caps[1], a capability&apos;s name, or a field&apos;s path</source>
        <translation>Offset (68 oder 0x44), caps[1], Name einer Capability oder Pfad eines Felds</translation>
    </message>
    <message>
        <source>Where to go</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>caps[1].avail</source>
        <translation>caps[1].avail</translation>
    </message>
    <message>
        <source>{path} at {both}, {size}</source>
        <translation>{path} bei {both}, {size}</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>Eine Lektion öffnen</translation>
    </message>
    <message>
        <source>Lessons (*.md)</source>
        <translation>Lektionen (*.md)</translation>
    </message>
    <message>
        <source>Byte and row in the map</source>
        <translation>Byte und Zeile in der Karte</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation>Die Auswahl erweitern</translation>
    </message>
    <message>
        <source>Shift+Arrow</source>
        <translation>Umschalt+Pfeil</translation>
    </message>
    <message>
        <source>Field before, next field</source>
        <translation>Feld davor, nächstes Feld</translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation>Strg+Links, Strg+Rechts</translation>
    </message>
    <message>
        <source>Capability before, next capability</source>
        <translation>Capability davor, nächste Capability</translation>
    </message>
    <message>
        <source>Ctrl+Up, Ctrl+Down</source>
        <translation>Strg+Hoch, Strg+Herunter</translation>
    </message>
    <message>
        <source>Start and end of the row</source>
        <translation>Anfang und Ende der Zeile</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>Start and end of the buffer</source>
        <translation>Anfang und Ende des Puffers</translation>
    </message>
    <message>
        <source>Ctrl+Home, Ctrl+End</source>
        <translation>Strg+Pos1, Strg+Ende</translation>
    </message>
    <message>
        <source>A page up or down</source>
        <translation>Eine Seite nach oben oder unten</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>Edit the selected field; in a list, open it</source>
        <translation>Das gewählte Feld bearbeiten; in einer Liste öffnen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Leave the editor; dismiss the message</source>
        <translation>Den Editor verlassen; die Meldung schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Ctrl+V</source>
        <translation>Strg+V</translation>
    </message>
    <message>
        <source>On the map or the start page: open the dump on the clipboard</source>
        <translation>Auf der Karte oder der Startseite: den Dump in der Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>Tick or untick a flag, a buffer or a variant</source>
        <translation>Ein Flag, einen Puffer oder eine Variante an- oder abhaken</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>0 to f, characters</source>
        <translation>0 bis f, Zeichen</translation>
    </message>
    <message>
        <source>In the hex table: overwrite what the cursor is on</source>
        <translation>In der Hex-Tabelle: überschreiben, worauf die Schreibmarke steht</translation>
    </message>
    <message>
        <source>In the hex table: from the digits to the character, and back</source>
        <translation>In der Hex-Tabelle: von den Ziffern zum Zeichen und zurück</translation>
    </message>
    <message>
        <source>Ctrl+V, Ctrl+C</source>
        <translation>Strg+V, Strg+C</translation>
    </message>
    <message>
        <source>In the hex table: paste hex digits over bytes; copy bytes</source>
        <translation>In der Hex-Tabelle: Hexziffern über Bytes einfügen; Bytes kopieren</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter by what it does, or by key</source>
        <translation>Nach Wirkung oder nach Taste filtern</translation>
    </message>
    <message>
        <source>Filter shortcuts</source>
        <translation>Tastenkürzel filtern</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Map and lists</source>
        <translation>Karte und Listen</translation>
    </message>
    <message>
        <source>Changed; it was {keys}</source>
        <translation>Geändert; vorher {keys}</translation>
    </message>
    <message>
        <source>Keys:</source>
        <translation>Tasten:</translation>
    </message>
    <message>
        <source>New keys: press them</source>
        <translation>Neue Tasten: drücken</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Setzen</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>&amp;Vorgabe</translation>
    </message>
    <message>
        <source>&amp;All to default</source>
        <translation>&amp;Alle auf Vorgabe</translation>
    </message>
    <message>
        <source>{keys} belongs to {other}. Set takes it away from there.</source>
        <translation>{keys} gehört zu {other}. Setzen nimmt es dort weg.</translation>
    </message>
    <message>
        <source>{name} is a result of the kernel&apos;s code: move, add or remove capabilities, or choose another variant, to change it.</source>
        <translation>{name} ist ein Ergebnis des Kernel-Codes: Capabilities verschieben, hinzufügen oder entfernen, oder eine andere Variante wählen, um es zu ändern.</translation>
    </message>
    <message>
        <source>Choose a field of the capability to edit its value.</source>
        <translation>Ein Feld der Capability wählen, um seinen Wert zu bearbeiten.</translation>
    </message>
    <message>
        <source>These bytes belong to no field: they are what the kernel&apos;s code left.</source>
        <translation>Diese Bytes gehören zu keinem Feld: sie sind, was der Code des Kernels übrig ließ.</translation>
    </message>
    <message>
        <source>This capability is not one of the request: the chain that this column shows leads to other bytes. Edit it in another column.</source>
        <translation>Diese Capability gehört nicht zur Anfrage: die Kette dieser Spalte führt zu anderen Bytes. In einer anderen Spalte bearbeiten.</translation>
    </message>
    <message>
        <source>{name} has no value to edit.</source>
        <translation>{name} hat keinen Wert zum Bearbeiten.</translation>
    </message>
    <message>
        <source>Captured bytes stay as they are: the edit is made in the model {title}.</source>
        <translation>Aufgezeichnete Bytes bleiben, wie sie sind: Die Bearbeitung geschieht im Modell {title}.</translation>
    </message>
    <message>
        <source>{MAX_COLUMNS} columns are the most: {left} not shown. Untick a buffer to make room.</source>
        <translation>{MAX_COLUMNS} Spalten sind das Höchste: {left} nicht gezeigt. Ein abgewählter Puffer macht Platz.</translation>
    </message>
    <message>
        <source>all variants are shown already</source>
        <translation>alle Varianten werden schon gezeigt</translation>
    </message>
    <message>
        <source>compare all variants</source>
        <translation>alle Varianten vergleichen</translation>
    </message>
    <message>
        <source>Nothing is open: open an answer or paste a dump first.</source>
        <translation>Nichts ist offen: zuerst eine Antwort öffnen oder einen Dump einfügen.</translation>
    </message>
    <message>
        <source>Cancelled: everything is as it was.</source>
        <translation>Abgebrochen: alles ist, wie es war.</translation>
    </message>
    <message>
        <source>{title} is edited now, and says so: Ctrl+Z takes it back.</source>
        <translation>{title} ist jetzt bearbeitet und sagt es auch: Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
        <source>This capability is not one of the request: it can not be moved.</source>
        <translation>Diese Capability gehört nicht zur Anfrage: sie kann nicht verschoben werden.</translation>
    </message>
    <message>
        <source>Select a capability first: in the map, or in the structure tree.</source>
        <translation>Zuerst eine Capability wählen: in der Karte oder im Strukturbaum.</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: &apos;{char}&apos; is no hex digit.</source>
        <translation>Zeile {line}, Spalte {column}: &apos;{char}&apos; ist keine Hex-Ziffer.</translation>
    </message>
    <message>
        <source>An x may only stand in 0x.</source>
        <translation>Ein x darf nur in 0x stehen.</translation>
    </message>
    <message>
        <source>{count} hex digits: a byte takes two, so one is missing.</source>
        <translation>{count} Hex-Ziffern: ein Byte braucht zwei, eine fehlt also.</translation>
    </message>
    <message>
        <source>{shown} is too large: u{bits} takes 0 to {top} ({top:#x}).</source>
        <translation>{shown} ist zu groß: u{bits} fasst 0 bis {top} ({top:#x}).</translation>
    </message>
    <message>
        <source>&apos;{shown}&apos; is no number: type decimal, or hex with 0x; u{bits} takes 0 to {top} ({top:#x}).</source>
        <translation>„{shown}“ ist keine Zahl: dezimal oder hexadezimal mit 0x eingeben; u{bits} fasst 0 bis {top} ({top:#x}).</translation>
    </message>
    <message>
        <source>u{bits}: decimal, or hex with 0x; 0 to 0x{number:x}</source>
        <translation>u{bits}: dezimal, oder hex mit 0x; 0 bis 0x{number:x}</translation>
    </message>
    <message>
        <source>unsigned {bits} bit number, decimal or hex</source>
        <translation>vorzeichenlose {bits}-Bit-Zahl, dezimal oder hex</translation>
    </message>
    <message>
        <source>&apos;{shown}&apos; is no flag or number: type {names}, with | between them.</source>
        <translation>„{shown}“ ist weder Flag noch Zahl: {names} eingeben, mit | dazwischen.</translation>
    </message>
    <message>
        <source>0x{value:x}</source>
        <translation>0x{value:x}</translation>
    </message>
    <message>
        <source>{problem} The value stays {value}.</source>
        <translation>{problem} Der Wert bleibt {value}.</translation>
    </message>
    <message>
        <source>Answers and projects (*.bin *.jsonl *.json *.vfioviz *.txt *.hex *.xxd *.log *.eml);;All files (*)</source>
        <translation>Antworten und Projekte (*.bin *.jsonl *.json *.vfioviz *.txt *.hex *.xxd *.log *.eml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>vfioviz project (*.vfioviz)</source>
        <translation>vfioviz-Projekt (*.vfioviz)</translation>
    </message>
    <message>
        <source>SVG picture, text stays text (*.svg);;PNG picture (*.png);;PDF document (*.pdf)</source>
        <translation>SVG-Bild, Text bleibt Text (*.svg);;PNG-Bild (*.png);;PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Open answers</source>
        <translation>Antworten öffnen</translation>
    </message>
    <message>
        <source>A project is opened alone: choose one .vfioviz file, or answers.</source>
        <translation>Ein Projekt wird allein geöffnet: eine .vfioviz-Datei wählen, oder Antworten.</translation>
    </message>
    <message>
        <source>Opening was cancelled.</source>
        <translation>Das Öffnen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The clipboard holds no text: copy a hex dump (xxd, hexdump -C, dmesg, gdb) first.</source>
        <translation>Die Zwischenablage enthält keinen Text: zuerst einen Hex-Dump (xxd, hexdump -C, dmesg, gdb) kopieren.</translation>
    </message>
    <message>
        <source>dropped text</source>
        <translation>hineingezogener Text</translation>
    </message>
    <message>
        <source>Recovered. Save it to keep it.</source>
        <translation>Wiederhergestellt. Zum Behalten speichern.</translation>
    </message>
    <message>
        <source>Opened: {name}, column {number}.</source>
        <translation>Geöffnet: {name}, Spalte {number}.</translation>
    </message>
    <message>
        <source>Opened: {names}, columns {first} to {last}.</source>
        <translation>Geöffnet: {names}, Spalten {first} bis {last}.</translation>
    </message>
    <message>
        <source>Hidden to make room: {names}.</source>
        <translation>Ausgeblendet, um Platz zu machen: {names}.</translation>
    </message>
    <message>
        <source>{count} more are listed under Sources.</source>
        <translation>{count} weitere stehen unter Quellen.</translation>
    </message>
    <message>
        <source>Changed on disk</source>
        <translation>Auf der Platte geändert</translation>
    </message>
    <message>
        <source>{name} was changed since it was opened here.</source>
        <translation>{name} wurde geändert, seit es hier geöffnet wurde.</translation>
    </message>
    <message>
        <source>Overwriting it loses what was changed there. Another name keeps both.</source>
        <translation>Beim Überschreiben geht verloren, was dort geändert wurde. Ein anderer Name erhält beides.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation>Unter anderem Namen speichern</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <translation>{path} gespeichert</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>{name} speichern</translation>
    </message>
    <message>
        <source>Saving was cancelled: the file is as it was.</source>
        <translation>Speichern abgebrochen: Die Datei ist unverändert.</translation>
    </message>
    <message>
        <source>Unsaved edits</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>The project is not saved.</source>
        <translation>Das Projekt ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Its edits, and what was captured from devices since, would be lost.</source>
        <translation>Seine Änderungen, und was seither von Geräten aufgezeichnet wurde, gingen verloren.</translation>
    </message>
    <message>
        <source>Export map</source>
        <translation>Karte exportieren</translation>
    </message>
    <message>
        <source>{path}: the map is written as .png, .svg or .pdf, by the name.</source>
        <translation>{path}: die Karte wird als .png, .svg oder .pdf geschrieben, nach dem Namen.</translation>
    </message>
    <message>
        <source>Exported {path}</source>
        <translation>{path} exportiert</translation>
    </message>
    <message>
        <source>Export {name}</source>
        <translation>{name} exportieren</translation>
    </message>
    <message>
        <source>Exporting was cancelled: the file is as it was.</source>
        <translation>Export abgebrochen: Die Datei ist unverändert.</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Handbook - vfioviz</source>
        <translation>Handbuch - vfioviz</translation>
    </message>
    <message>
        <source>Search the handbook</source>
        <translation>Das Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{title} - Handbook - vfioviz</source>
        <translation>{title} - Handbuch - vfioviz</translation>
    </message>
    <message>
        <source>Nothing has all of these words.</source>
        <translation>Nichts hat alle diese Wörter.</translation>
    </message>
    <message>
        <source>Found: {n}</source>
        <translation>Gefunden: {n}</translation>
    </message>
    <message>
        <source>Column {number}: {title}, {badge}</source>
        <translation>Spalte {number}: {title}, {badge}</translation>
    </message>
    <message>
        <source>No findings in this column.</source>
        <translation>Keine Befunde in dieser Spalte.</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type what you want to do, open or read</source>
        <translation>Eintippen, was zu tun, zu öffnen oder zu lesen ist</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>jetzt nicht möglich</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>{name} is not possible now.</source>
        <translation>{name} ist jetzt nicht möglich.</translation>
    </message>
    <message>
        <source>Panel: {name}</source>
        <translation>Panel: {name}</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Font of values</source>
        <translation>Schrift der Werte</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Bytes, offsets and values are written in:</source>
        <translation>Bytes, Offsets und Werte erscheinen in:</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>Die übliche</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>What will run</source>
        <translation>Was laufen wird</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Noch einmal lesen</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Noch einmal lesen</translation>
    </message>
    <message>
        <source>Read {devices}{where} again? Once more {warning}.</source>
        <translation>{devices}{where} noch einmal lesen? Noch einmal {warning}.</translation>
    </message>
    <message>
        <source>This runs:</source>
        <translation>Das läuft:</translation>
    </message>
    <message>
        <source>Nothing was captured in this session: capture first (File).</source>
        <translation>In dieser Sitzung wurde nichts aufgezeichnet: zuerst aufzeichnen (Datei).</translation>
    </message>
    <message>
        <source>Nothing was started: {why_not}.</source>
        <translation>Nichts wurde gestartet: {why_not}.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>nicht gesagt</translation>
    </message>
    <message>
        <source>{count} bytes past argsz</source>
        <translation>{count} Bytes hinter argsz</translation>
    </message>
    <message>
        <source>{count} bytes recorded</source>
        <translation>{count} Bytes aufgezeichnet</translation>
    </message>
    <message>
        <source>argsz not said</source>
        <translation>argsz nicht gesagt</translation>
    </message>
    <message>
        <source>nobody called so</source>
        <translation>so rief niemand auf</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>Where the C comes from</source>
        <translation>Woher das C kommt</translation>
    </message>
    <message>
        <source>Variants of the project</source>
        <translation>Varianten des Projekts</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>In the project</source>
        <translation>Im Projekt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>&amp;Read all</source>
        <translation>Alle &amp;lesen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Finden…</translation>
    </message>
    <message>
        <source>&amp;Take as it is</source>
        <translation>So &amp;übernehmen, wie es ist</translation>
    </message>
    <message>
        <source>Refer to &amp;it</source>
        <translation>&amp;Darauf verweisen</translation>
    </message>
    <message>
        <source>its text</source>
        <translation>sein Text</translation>
    </message>
    <message>
        <source>path and hash</source>
        <translation>Pfad und Hash</translation>
    </message>
    <message>
        <source>The project has no variants of its own.</source>
        <translation>Das Projekt hat keine eigenen Varianten.</translation>
    </message>
    <message>
        <source>Some of the C that the project refers to is not where it was, or another one. It stays referred to until it is found, or taken as it is now.</source>
        <translation>Einiges C, auf das das Projekt verweist, ist nicht, wo es war, oder ein anderes. Es wird weiter darauf verwiesen, bis es gefunden oder so übernommen ist, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>The project refers to C that does not lie in it. Nothing was read yet but the project itself: reading opens the files and repositories below, and runs nothing.</source>
        <translation>Das Projekt verweist auf C, das nicht in ihm liegt. Gelesen wurde bisher nur das Projekt selbst: Lesen öffnet die Dateien und Repositorys unten und führt nichts aus.</translation>
    </message>
    <message>
        <source>The functions that an answer needs travel in the project, or it refers to their files by path and hash.</source>
        <translation>Die Funktionen, die eine Antwort braucht, reisen im Projekt mit, oder es verweist mit Pfad und Hash auf ihre Dateien.</translation>
    </message>
    <message>
        <source>Let &amp;it travel</source>
        <translation>&amp;Mitreisen lassen</translation>
    </message>
    <message>
        <source>The kernel tree of {key}</source>
        <translation>Der Kernelbaum von {key}</translation>
    </message>
    <message>
        <source>Not there, or another one: {keys}</source>
        <translation>Nicht da oder ein anderes: {keys}</translation>
    </message>
    <message>
        <source>Read: {keys}</source>
        <translation>Gelesen: {keys}</translation>
    </message>
    <message>
        <source>here</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>{patch}, in the project</source>
        <translation>{patch}, im Projekt</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>{key} travels in the project; where its C was read from is not known here any more. “vfioviz sources PROJECT --refer” makes the project refer to it.</source>
        <translation>{key} reist im Projekt mit; woher sein C gelesen wurde, ist hier nicht mehr bekannt. Mit „vfioviz sources PROJECT --refer“ verweist das Projekt darauf.</translation>
    </message>
    <message>
        <source>can be read</source>
        <translation>lesbar</translation>
    </message>
    <message>
        <source>needs root</source>
        <translation>braucht root</translation>
    </message>
    <message>
        <source>no IOMMU</source>
        <translation>keine IOMMU</translation>
    </message>
    <message>
        <source>in no IOMMU group</source>
        <translation>in keiner IOMMU-Gruppe</translation>
    </message>
    <message>
        <source>VFIO is not loaded</source>
        <translation>VFIO ist nicht geladen</translation>
    </message>
    <message>
        <source>bound elsewhere</source>
        <translation>anders gebunden</translation>
    </message>
    <message>
        <source>bound to no driver</source>
        <translation>an keinen Treiber gebunden</translation>
    </message>
    <message>
        <source>group not viable</source>
        <translation>Gruppe nicht viable</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>the kernel is locked down</source>
        <translation>der Kernel ist gesperrt (Lockdown)</translation>
    </message>
    <message>
        <source>bound without an IOMMU</source>
        <translation>ohne IOMMU gebunden</translation>
    </message>
    <message>
        <source>IOMMU group {group}</source>
        <translation>IOMMU-Gruppe {group}</translation>
    </message>
    <message>
        <source>In no IOMMU group</source>
        <translation>In keiner IOMMU-Gruppe</translation>
    </message>
    <message>
        <source>Nothing is known of that machine.</source>
        <translation>Über diese Maschine ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Linux {kernel}, {arch}</source>
        <translation>Linux {kernel}, {arch}</translation>
    </message>
    <message>
        <source>IOMMU on</source>
        <translation>IOMMU an</translation>
    </message>
    <message>
        <source>IOMMU off</source>
        <translation>IOMMU aus</translation>
    </message>
    <message>
        <source>open to you</source>
        <translation>für diesen Benutzer offen</translation>
    </message>
    <message>
        <source>not open to you</source>
        <translation>für diesen Benutzer nicht offen</translation>
    </message>
    <message>
        <source>neither /dev/vfio/vfio nor /dev/iommu</source>
        <translation>weder /dev/vfio/vfio noch /dev/iommu</translation>
    </message>
    <message>
        <source>none of VFIO</source>
        <translation>keins von VFIO</translation>
    </message>
    <message>
        <source>modules: {modules}</source>
        <translation>Module: {modules}</translation>
    </message>
    <message>
        <source>lockdown: {lockdown}</source>
        <translation>Lockdown: {lockdown}</translation>
    </message>
    <message>
        <source>{n} device</source>
        <translation>{n} Gerät</translation>
    </message>
    <message>
        <source>{n} devices</source>
        <translation>{n} Geräte</translation>
    </message>
    <message>
        <source>auto: what is there</source>
        <translation>auto: was da ist</translation>
    </message>
    <message>
        <source>group and type1 container</source>
        <translation>Gruppe und type1-Container</translation>
    </message>
    <message>
        <source>group through /dev/iommu</source>
        <translation>Gruppe über /dev/iommu</translation>
    </message>
    <message>
        <source>device node (cdev) and iommufd</source>
        <translation>Gerätedatei (cdev) und iommufd</translation>
    </message>
    <message>
        <source>{seconds} s for each call</source>
        <translation>{seconds} s je Aufruf</translation>
    </message>
    <message>
        <source>A call that takes longer is given up, and what follows is read</source>
        <translation>Ein Aufruf, der länger dauert, wird aufgegeben, und was folgt, wird gelesen</translation>
    </message>
    <message>
        <source>&amp;Sweep every argsz</source>
        <translation>Jedes argsz &amp;durchgehen</translation>
    </message>
    <message>
        <source>Each argsz from below the least to past the answer, for every call</source>
        <translation>Jedes argsz von unter dem kleinsten bis hinter die Antwort, für jeden Aufruf</translation>
    </message>
    <message>
        <source>&amp;Keep addresses</source>
        <translation>&amp;Adressen behalten</translation>
    </message>
    <message>
        <source>The devices&apos; addresses become part of what is saved</source>
        <translation>Die Adressen der Geräte werden mit gespeichert</translation>
    </message>
    <message>
        <source>&amp;Way</source>
        <translation>&amp;Weg</translation>
    </message>
    <message>
        <source>&amp;Privileges</source>
        <translation>&amp;Rechte</translation>
    </message>
    <message>
        <source>Time &amp;limit</source>
        <translation>Zeit&amp;limit</translation>
    </message>
    <message>
        <source>which would be chosen</source>
        <translation>was gewählt würde</translation>
    </message>
    <message>
        <source>though {why}</source>
        <translation>obwohl {why}</translation>
    </message>
    <message>
        <source>chosen by you, {same}</source>
        <translation>selbst gewählt, {same}</translation>
    </message>
    <message>
        <source>chosen because {why}</source>
        <translation>gewählt, weil {why}</translation>
    </message>
    <message>
        <source>Capture from devices</source>
        <translation>Von Geräten aufzeichnen</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Devices by IOMMU group</source>
        <translation>Geräte nach IOMMU-Gruppen</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>&amp;Läuft</translation>
    </message>
    <message>
        <source>this machine; or HOST, USER@HOST by ssh</source>
        <translation>diese Maschine; oder HOST, USER@HOST über ssh</translation>
    </message>
    <message>
        <source>On host</source>
        <translation>Auf Host</translation>
    </message>
    <message>
        <source>R&amp;efresh</source>
        <translation>&amp;Neu suchen</translation>
    </message>
    <message>
        <source>&amp;Tick all</source>
        <translation>Alle an&amp;haken</translation>
    </message>
    <message>
        <source>&amp;On host</source>
        <translation>Auf H&amp;ost</translation>
    </message>
    <message>
        <source>Looking for devices when the name is typed…</source>
        <translation>Geräte werden gesucht, sobald der Name eingetippt ist…</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>Geräte werden gesucht…</translation>
    </message>
    <message>
        <source>I &amp;agree: {warning}</source>
        <translation>&amp;Einverstanden: {warning}</translation>
    </message>
    <message>
        <source>I &amp;agree</source>
        <translation>&amp;Einverstanden</translation>
    </message>
    <message>
        <source>Tick a device to see what will run.</source>
        <translation>Ein Gerät anhaken, um zu sehen, was laufen wird.</translation>
    </message>
    <message>
        <source>pkexec asks for a password</source>
        <translation>pkexec fragt nach einem Passwort</translation>
    </message>
    <message>
        <source>sudo asks for a password</source>
        <translation>sudo fragt nach einem Passwort</translation>
    </message>
    <message>
        <source>Capturing</source>
        <translation>Es wird aufgezeichnet</translation>
    </message>
    <message>
        <source>; {item} in a window of its own</source>
        <translation>; {item} in einem eigenen Fenster</translation>
    </message>
    <message>
        <source>Starting{asked}…</source>
        <translation>Start{asked}…</translation>
    </message>
    <message>
        <source>%v of %m calls</source>
        <translation>%v von %m Aufrufen</translation>
    </message>
    <message>
        <source>Calls made</source>
        <translation>Gemachte Aufrufe</translation>
    </message>
    <message>
        <source>What went wrong, and what to do</source>
        <translation>Was nicht ging und was zu tun ist</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>End what is being worked on (Esc)</source>
        <translation>Beenden, was gerade in Arbeit ist (Esc)</translation>
    </message>
    <message>
        <source>Linux {kernel}: opening the devices…</source>
        <translation>Linux {kernel}: die Geräte werden geöffnet…</translation>
    </message>
    <message>
        <source>, region {index}</source>
        <translation>, Region {index}</translation>
    </message>
    <message>
        <source>Device {number} of {count}, {address}</source>
        <translation>Gerät {number} von {count}, {address}</translation>
    </message>
    <message>
        <source>Device {address}</source>
        <translation>Gerät {address}</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>Nothing was captured</source>
        <translation>Nichts wurde aufgezeichnet</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>Nichts wurde gelesen</translation>
    </message>
    <message>
        <source>{answers} is kept</source>
        <translation>{answers} bleibt erhalten</translation>
    </message>
    <message>
        <source>{answers} are kept</source>
        <translation>{answers} bleiben erhalten</translation>
    </message>
    <message>
        <source>{read}; {steps} did not work:</source>
        <translation>{read}; {steps} gingen nicht:</translation>
    </message>
    <message>
        <source>The last words of what was started:</source>
        <translation>Die letzten Worte dessen, was gestartet wurde:</translation>
    </message>
    <message>
        <source>It could not be ended: it runs as root, or waits in the kernel.</source>
        <translation>Es konnte nicht beendet werden: es läuft als root oder wartet im Kernel.</translation>
    </message>
    <message>
        <source>Ending… what was read is kept.</source>
        <translation>Wird beendet… was gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>group its no nothing root the there this</source>
        <translation>auf bei das der die dieser diese dieses es ihr ihre jetzt kein keine nichts niemand root sein seine</translation>
    </message>
    <message>
        <source>Commands to copy; this program runs none of them</source>
        <translation>Befehle zum Kopieren; dieses Programm führt keinen davon aus</translation>
    </message>
    <message>
        <source>&amp;Copy commands</source>
        <translation>Befehle &amp;kopieren</translation>
    </message>
    <message>
        <source>This program runs none of them</source>
        <translation>Dieses Programm führt keinen davon aus</translation>
    </message>
    <message>
        <source> from Linux {kernel}, {time}</source>
        <translation> von Linux {kernel}, {time}</translation>
    </message>
    <message>
        <source>Cancelled: nothing was read.</source>
        <translation>Abgebrochen: nichts wurde gelesen.</translation>
    </message>
    <message>
        <source>Cancelled: {answers}{origin} are kept.</source>
        <translation>Abgebrochen: {answers}{origin} bleiben erhalten.</translation>
    </message>
    <message>
        <source>Cancelled: {answers}{origin} is kept.</source>
        <translation>Abgebrochen: {answers}{origin} bleibt erhalten.</translation>
    </message>
    <message>
        <source>Nothing was read{origin}; {steps} did not work.</source>
        <translation>Nichts wurde gelesen{origin}; {steps} gingen nicht.</translation>
    </message>
    <message>
        <source>; {steps} did not work</source>
        <translation>; {steps} gingen nicht</translation>
    </message>
    <message>
        <source>Read again: {all} the same as before.</source>
        <translation>Noch einmal gelesen: {all} wie vorher.</translation>
    </message>
    <message>
        <source>; and {number} more</source>
        <translation>; und {number} mehr</translation>
    </message>
    <message>
        <source>Read again: {count} of {plural} changed: {named}{more}.</source>
        <translation>Noch einmal gelesen: {count} von {plural} geändert: {named}{more}.</translation>
    </message>
    <message>
        <source>the answer is</source>
        <translation>die Antwort ist</translation>
    </message>
    <message>
        <source>all {count} answers are</source>
        <translation>alle {count} Antworten sind</translation>
    </message>
    <message>
        <source> (before only)</source>
        <translation> (nur vorher)</translation>
    </message>
    <message>
        <source> (new)</source>
        <translation> (neu)</translation>
    </message>
    <message>
        <source>Shown: before and after are the same.</source>
        <translation>Gezeigt: vorher und nachher sind gleich.</translation>
    </message>
    <message>
        <source> and {number} more</source>
        <translation> und {number} mehr</translation>
    </message>
    <message>
        <source>Shown: {named}{more}.</source>
        <translation>Gezeigt: {named}{more}.</translation>
    </message>
    <message>
        <source>a group that is in use answers EBUSY and is not tried again</source>
        <translation>eine Gruppe, die in Gebrauch ist, antwortet EBUSY und wird nicht noch einmal versucht</translation>
    </message>
    <message>
        <source>opening takes the devices&apos; groups; {busy}</source>
        <translation>Öffnen nimmt die Gruppen der Geräte; {busy}</translation>
    </message>
    <message>
        <source>opening resets {named}; {busy}</source>
        <translation>Öffnen setzt {named} zurück; {busy}</translation>
    </message>
    <message>
        <source>none needed: as you</source>
        <translation>keine nötig: wie dieser Benutzer</translation>
    </message>
    <message>
        <source>root by pkexec</source>
        <translation>root durch pkexec</translation>
    </message>
    <message>
        <source>root by sudo -A</source>
        <translation>root durch sudo -A</translation>
    </message>
    <message>
        <source>root by sudo -n</source>
        <translation>root durch sudo -n</translation>
    </message>
    <message>
        <source>this program runs as root already: nothing is started through pkexec or sudo</source>
        <translation>dieses Programm läuft schon als root: nichts wird über pkexec oder sudo gestartet</translation>
    </message>
    <message>
        <source>{count} devices</source>
        <translation>{count} Geräte</translation>
    </message>
    <message>
        <source>it can&apos;t ask for a password on another machine</source>
        <translation>auf einer anderen Maschine kann nicht nach einem Passwort gefragt werden</translation>
    </message>
    <message>
        <source>{program} is not installed</source>
        <translation>{program} ist nicht installiert</translation>
    </message>
    <message>
        <source>the nodes there are open to you</source>
        <translation>die Gerätedateien dort sind für diesen Benutzer offen</translation>
    </message>
    <message>
        <source>the nodes are open to you</source>
        <translation>die Gerätedateien sind für diesen Benutzer offen</translation>
    </message>
    <message>
        <source>the nodes there are not open to you</source>
        <translation>die Gerätedateien dort sind für diesen Benutzer nicht offen</translation>
    </message>
    <message>
        <source>the nodes are not open to you</source>
        <translation>die Gerätedateien sind für diesen Benutzer nicht offen</translation>
    </message>
    <message>
        <source>the nodes are not open to you, and pkexec is not there</source>
        <translation>die Gerätedateien sind für diesen Benutzer nicht offen, und pkexec ist nicht da</translation>
    </message>
    <message>
        <source>the nodes are not open to you; neither pkexec nor sudo -A can ask</source>
        <translation>die Gerätedateien sind für diesen Benutzer nicht offen; weder pkexec noch sudo -A kann fragen</translation>
    </message>
    <message>
        <source>{row_bytes} a row</source>
        <translation>{row_bytes} je Zeile</translation>
    </message>
    <message>
        <source>Grid {grid}</source>
        <translation>Gitter {grid}</translation>
    </message>
    <message>
        <source>&amp;Undo {what}</source>
        <translation>&amp;Rückgängig {what}</translation>
    </message>
    <message>
        <source>&amp;Redo {what}</source>
        <translation>&amp;Wiederholen {what}</translation>
    </message>
    <message>
        <source>{title} {size} bytes, {misaligned} misaligned</source>
        <translation>{title} {size} Bytes, {misaligned} nicht ausgerichtet</translation>
    </message>
    <message>
        <source>Recomputed: {said}</source>
        <translation>Neu berechnet: {said}</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Diese Liste leeren</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Panels</translation>
    </message>
    <message>
        <source>&amp;Bytes a row</source>
        <translation>&amp;Bytes je Zeile</translation>
    </message>
    <message>
        <source>&amp;Gridlines</source>
        <translation>&amp;Gitterlinien</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Fa&amp;rben</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Copy a&amp;s</source>
        <translation>Kopieren a&amp;ls</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>Pane&amp;l</source>
        <translation>&amp;Panel</translation>
    </message>
    <message>
        <source>&amp;Watch the C</source>
        <translation>&amp;Dem C zusehen</translation>
    </message>
    <message>
        <source>V&amp;ariants</source>
        <translation>&amp;Varianten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Wor&amp;kspace</source>
        <translation>Arbei&amp;tsbereich</translation>
    </message>
    <message>
        <source>Colour blin&amp;dness</source>
        <translation>Farbse&amp;hen</translation>
    </message>
    <message>
        <source>&amp;Teach</source>
        <translation>&amp;Lernen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>Choose which versions of the kernel&apos;s code are shown</source>
        <translation>Wählen, welche Fassungen des Kernel-Codes gezeigt werden</translation>
    </message>
    <message>
        <source>Before or after which diff</source>
        <translation>Vor oder nach welchem Diff</translation>
    </message>
    <message>
        <source>Bytes a row</source>
        <translation>Bytes je Zeile</translation>
    </message>
    <message>
        <source>8 a row</source>
        <translation>8 je Zeile</translation>
    </message>
    <message>
        <source>64 a row: a line of the cache</source>
        <translation>64 je Zeile: eine Zeile des Caches</translation>
    </message>
    <message>
        <source>&amp;Nested structs as one piece</source>
        <translation>&amp;Innere Structs als ein Stück</translation>
    </message>
    <message>
        <source>&amp;Unions in lanes</source>
        <translation>&amp;Unions in Bahnen</translation>
    </message>
    <message>
        <source>Their alternatives side by side (L)</source>
        <translation>Ihre Alternativen nebeneinander (L)</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>Bild &amp;exportieren…</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Gridlines</source>
        <translation>Gitterlinien</translation>
    </message>
    <message>
        <source>More actions: the window is too narrow for all</source>
        <translation>Weitere Aktionen: das Fenster ist zu schmal für alle</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss this message (Esc)</source>
        <translation>Diese Meldung schließen (Esc)</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>offset {both}, value {value}</source>
        <translation>Offset {both}, Wert {value}</translation>
    </message>
    <message>
        <source>{told}, differs from the reference</source>
        <translation>{told}, weicht von der Bezugsspalte ab</translation>
    </message>
    <message>
        <source>offset {at}</source>
        <translation>Offset {at}</translation>
    </message>
    <message>
        <source>value {short_value}</source>
        <translation>Wert {short_value}</translation>
    </message>
    <message>
        <source>byte {number} of {number2}</source>
        <translation>Byte {number} von {number2}</translation>
    </message>
    <message>
        <source>byte 0x{byte:02x}</source>
        <translation>Byte 0x{byte:02x}</translation>
    </message>
    <message>
        <source>misaligned by {number}</source>
        <translation>um {number} nicht ausgerichtet</translation>
    </message>
    <message>
        <source>{title}
{count} calls</source>
        <translation>{title}
{count} Aufrufe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>mod 8</source>
        <translation>mod 8</translation>
    </message>
    <message>
        <source>overlaps another</source>
        <translation>überlappt einen anderen</translation>
    </message>
    <message>
        <source>no whole pages</source>
        <translation>keine ganzen Seiten</translation>
    </message>
    <message>
        <source>past the region&apos;s end</source>
        <translation>hinter dem Ende der Region</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>ends before it starts</source>
        <translation>endet vor seinem Anfang</translation>
    </message>
    <message>
        <source>{title} and {more} more</source>
        <translation>{title} und {more} weitere</translation>
    </message>
    <message>
        <source>reserved window</source>
        <translation>reserviertes Fenster</translation>
    </message>
    <message>
        <source>not to be mapped</source>
        <translation>nicht abbildbar</translation>
    </message>
    <message>
        <source>past the end, {size}</source>
        <translation>hinter dem Ende, {size}</translation>
    </message>
    <message>
        <source>{count} overlap, {size}</source>
        <translation>{count} überlappen, {size}</translation>
    </message>
    <message>
        <source>{count} pieces: zoom in to tell them apart</source>
        <translation>{count} Stücke: näher heran, um sie zu unterscheiden</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzte</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>The kernel&apos;s name of the field</source>
        <translation>Der Name des Felds im Kernel</translation>
    </message>
    <message>
        <source>Edit with F2 or a double click; hex where it starts with 0x</source>
        <translation>Mit F2 oder Doppelklick bearbeiten; hex, wo es mit 0x beginnt</translation>
    </message>
    <message>
        <source>Bytes from the start of the info buffer, decimal and hex</source>
        <translation>Bytes vom Anfang des Info-Puffers, dezimal und hex</translation>
    </message>
    <message>
        <source>Offset modulo 8: a u64 is aligned where it is 0</source>
        <translation>Offset modulo 8: ein u64 ist ausgerichtet, wo er 0 ist</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>What the value says</source>
        <translation>Was der Wert sagt</translation>
    </message>
    <message>
        <source>not known to this ioctl</source>
        <translation>diesem ioctl nicht bekannt</translation>
    </message>
    <message>
        <source>next: {target}</source>
        <translation>next: {target}</translation>
    </message>
    <message>
        <source>row {place} of a node without children</source>
        <translation>Zeile {place} eines Knotens ohne Kinder</translation>
    </message>
    <message>
        <source>The calls that the program makes</source>
        <translation>Die Aufrufe, die das Programm macht</translation>
    </message>
    <message>
        <source>argsz that the caller passes</source>
        <translation>argsz, das der Aufrufer übergibt</translation>
    </message>
    <message>
        <source>argsz</source>
        <translation>argsz</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> Bytes</translation>
    </message>
    <message>
        <source>Program whose calls are shown</source>
        <translation>Programm, dessen Aufrufe gezeigt werden</translation>
    </message>
    <message>
        <source>Pass {argsz} bytes</source>
        <translation>{argsz} Bytes übergeben</translation>
    </message>
    <message>
        <source>Next change: {argsz}</source>
        <translation>Nächste Änderung: {argsz}</translation>
    </message>
    <message>
        <source>Change before: {argsz}</source>
        <translation>Änderung davor: {argsz}</translation>
    </message>
    <message>
        <source>No variant answers.</source>
        <translation>Keine Variante antwortet.</translation>
    </message>
    <message>
        <source>argsz, exact per variant</source>
        <translation>argsz, genau je Variante</translation>
    </message>
    <message>
        <source>argsz {argsz_in} gets argsz {argsz_out}</source>
        <translation>argsz {argsz_in} bekommt argsz {argsz_out}</translation>
    </message>
    <message>
        <source>argsz {argsz_in} gets errno {errno}</source>
        <translation>argsz {argsz_in} bekommt errno {errno}</translation>
    </message>
    <message>
        <source> and {overrun} bytes written past it</source>
        <translation> und {overrun} Bytes dahinter geschrieben</translation>
    </message>
    <message>
        <source>and {n} capability</source>
        <translation>und {n} Capability</translation>
    </message>
    <message>
        <source>and {n} capabilities</source>
        <translation>und {n} Capabilities</translation>
    </message>
    <message>
        <source>{item} on {key} (model): </source>
        <translation>{item} auf {key} (Modell): </translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, dann </translation>
    </message>
    <message>
        <source>{ioctl}: the answer to each argsz</source>
        <translation>{ioctl}: die Antwort auf jedes argsz</translation>
    </message>
    <message>
        <source>Answers of more than {MOST} bytes are not swept: each argsz is a call.</source>
        <translation>Antworten von mehr als {MOST} Bytes werden nicht durchgegangen: jedes argsz ist ein Aufruf.</translation>
    </message>
    <message>
        <source>Driver that answers</source>
        <translation>Treiber, der antwortet</translation>
    </message>
    <message>
        <source>ABI that the models build for</source>
        <translation>ABI, für die die Modelle bauen</translation>
    </message>
    <message>
        <source>exact per variant</source>
        <translation>genau je Variante</translation>
    </message>
    <message>
        <source>Each column&apos;s caller passes the argsz which that variant reports</source>
        <translation>Der Aufrufer jeder Spalte übergibt das argsz, das diese Variante meldet</translation>
    </message>
    <message>
        <source>Byte that the caller&apos;s buffer holds before the call</source>
        <translation>Byte, das der Puffer des Aufrufers vor dem Aufruf hält</translation>
    </message>
    <message>
        <source>What the caller&apos;s buffer holds before the call, 0 to 0xff</source>
        <translation>Was der Puffer des Aufrufers vor dem Aufruf hält, 0 bis 0xff</translation>
    </message>
    <message>
        <source>ABI</source>
        <translation>ABI</translation>
    </message>
    <message>
        <source>fill byte</source>
        <translation>Füllbyte</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Looks for</source>
        <translation>Sucht</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Unaligned loads</source>
        <translation>Nicht ausgerichtetes Lesen</translation>
    </message>
    <message>
        <source>Programs that walk the chain</source>
        <translation>Programme, die die Kette durchgehen</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Nichts ist offen.</translation>
    </message>
    <message>
        <source>No program is known that walks answers of this ioctl.</source>
        <translation>Kein Programm ist bekannt, das Antworten dieses ioctls durchgeht.</translation>
    </message>
    <message>
        <source>{name} at {start}</source>
        <translation>{name} bei {start}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Differences from the reference column</source>
        <translation>Unterschiede zur Referenzspalte</translation>
    </message>
    <message>
        <source>Two columns are needed: show another buffer or a variant.</source>
        <translation>Zwei Spalten sind nötig: einen weiteren Puffer oder eine Variante zeigen.</translation>
    </message>
    <message>
        <source>The two columns answer different ioctls.</source>
        <translation>Die beiden Spalten beantworten verschiedene ioctls.</translation>
    </message>
    <message>
        <source>{title} says the same as {title2}.</source>
        <translation>{title} sagt dasselbe wie {title2}.</translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation>{name} schließen</translation>
    </message>
    <message>
        <source>Close {name}; View, Panels shows it again</source>
        <translation>{name} schließen; Ansicht, Panels zeigt es wieder</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>Wie es geöffnet wurde</translation>
    </message>
    <message>
        <source>{step}, as it is saved</source>
        <translation>{step}, so wie gespeichert</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Say what there is to say of these bytes.</source>
        <translation>Sagen, was zu diesen Bytes zu sagen ist.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Text der Notiz</translation>
    </message>
    <message>
        <source>Add note pins one to what is selected.</source>
        <translation>Notiz hinzufügen heftet eine an das Gewählte.</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Select bytes first: in the map, or in the structure tree.</source>
        <translation>Zuerst Bytes wählen: in der Karte oder im Strukturbaum.</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Skew</source>
        <translation>Versatz</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Filter: region 2, argsz 40, errno</source>
        <translation>Filter: region 2, argsz 40, errno</translation>
    </message>
    <message>
        <source>Filter the records</source>
        <translation>Die Aufzeichnungen filtern</translation>
    </message>
    <message>
        <source>Records: device, ioctl, argsz</source>
        <translation>Aufzeichnungen: Gerät, ioctl, argsz</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>Diese Spalte ausblenden</translation>
    </message>
    <message>
        <source>Show it as a column</source>
        <translation>Als Spalte zeigen</translation>
    </message>
    <message>
        <source>Make it the request</source>
        <translation>Zur Anfrage machen</translation>
    </message>
    <message>
        <source>Kernel (model)</source>
        <translation>Kernel (Modell)</translation>
    </message>
    <message>
        <source>Read by other headers</source>
        <translation>Mit anderen Headern lesen</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>a header, folder, TREE@REV, patch or mail</source>
        <translation>Header, Ordner, TREE@REV, Patch oder Mail</translation>
    </message>
    <message>
        <source>what a patch is put on; none: the built-in headers</source>
        <translation>worauf ein Patch kommt; leer: die eingebauten Header</translation>
    </message>
    <message>
        <source>&amp;Source:</source>
        <translation>&amp;Quelle:</translation>
    </message>
    <message>
        <source>B&amp;ase:</source>
        <translation>&amp;Basis:</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>&amp;Datei …</translation>
    </message>
    <message>
        <source>F&amp;older…</source>
        <translation>&amp;Ordner …</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Fill in what the text does not tell, or untick the capability.</source>
        <translation>Eintragen, was der Text nicht sagt, oder die Capability abwählen.</translation>
    </message>
    <message>
        <source>Tick what is to be taken.</source>
        <translation>Ankreuzen, was genommen werden soll.</translation>
    </message>
    <message>
        <source>Name a header, a folder, TREE@REV, a patch or a mail.</source>
        <translation>Einen Header, einen Ordner, TREE@REV, einen Patch oder eine Mail nennen.</translation>
    </message>
    <message>
        <source>{source} declares no struct that begins with struct vfio_info_cap_header.</source>
        <translation>{source} deklariert kein Struct, das mit struct vfio_info_cap_header beginnt.</translation>
    </message>
    <message>
        <source>and {n:,} more</source>
        <translation>und {n:,} weitere</translation>
    </message>
    <message>
        <source>Names of bits and values:</source>
        <translation>Namen von Bits und Werten:</translation>
    </message>
    <message>
        <source>&amp;Use these</source>
        <translation>&amp;Diese nehmen</translation>
    </message>
    <message>
        <source>All that is ticked is built in already, with the same layout.</source>
        <translation>Alles Angekreuzte ist schon eingebaut, mit demselben Layout.</translation>
    </message>
    <message>
        <source>Read by {source}: {names}.</source>
        <translation>Gelesen mit {source}: {names}.</translation>
    </message>
    <message>
        <source>Sources, ioctl: choose {ioctl} for what answers it.</source>
        <translation>Quellen, ioctl: {ioctl} wählen für das, was ihn beantwortet.</translation>
    </message>
    <message>
        <source>Program for</source>
        <translation>Programm für</translation>
    </message>
    <message>
        <source>Misreads</source>
        <translation>Liest falsch</translation>
    </message>
    <message>
        <source>Programs with other headers</source>
        <translation>Programme mit anderen Headern</translation>
    </message>
    <message>
        <source>reads what the kernel wrote</source>
        <translation>liest, was der Kernel schrieb</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Tick a buffer to show it as a column</source>
        <translation>Einen Puffer anhaken, um ihn als Spalte zu zeigen</translation>
    </message>
    <message>
        <source>Answer of</source>
        <translation>Antwort von</translation>
    </message>
    <message>
        <source>ABI of the bytes</source>
        <translation>ABI der Bytes</translation>
    </message>
    <message>
        <source>read as</source>
        <translation>gelesen als</translation>
    </message>
    <message>
        <source>Tick a version of the kernel&apos;s code to show it</source>
        <translation>Eine Fassung des Kernel-Codes anhaken, um sie zu zeigen</translation>
    </message>
    <message>
        <source>The call that is modelled</source>
        <translation>Der Aufruf, der modelliert wird</translation>
    </message>
    <message>
        <source>as read</source>
        <translation>wie gelesen</translation>
    </message>
    <message>
        <source>Guess from the bytes: {said}, confidence {confidence:.0%}</source>
        <translation>Vermutung aus den Bytes: {said}, Sicherheit {confidence:.0%}</translation>
    </message>
    <message>
        <source>The bytes don&apos;t tell which ioctl answered. It could be:</source>
        <translation>Die Bytes verraten nicht, welcher ioctl geantwortet hat. Es kann sein:</translation>
    </message>
    <message>
        <source>Who answered can&apos;t be told ({reason}): choose the handler below, {handlers}.</source>
        <translation>Wer geantwortet hat, lässt sich nicht sagen ({reason}): Wählen Sie unten den Handler, {handlers}.</translation>
    </message>
    <message>
        <source>little-endian</source>
        <translation>Little-Endian</translation>
    </message>
    <message>
        <source>big-endian</source>
        <translation>Big-Endian</translation>
    </message>
    <message>
        <source>Read as {name}, {order}</source>
        <translation>Als {name} lesen, {order}</translation>
    </message>
    <message>
        <source>a vfio-user message</source>
        <translation>eine vfio-user-Nachricht</translation>
    </message>
    <message>
        <source>Looks like {name} of {macro} ({reason}): none of the three that carry capabilities. Read all the same as:</source>
        <translation>Sieht aus wie {name} von {macro} ({reason}): keine der drei, die Capabilities tragen. Trotzdem lesen als:</translation>
    </message>
    <message>
        <source>Steps of the model</source>
        <translation>Schritte des Modells</translation>
    </message>
    <message>
        <source>The kernel&apos;s caps.buf</source>
        <translation>Das caps.buf des Kernels</translation>
    </message>
    <message>
        <source>The caller&apos;s memory</source>
        <translation>Der Speicher des Aufrufers</translation>
    </message>
    <message>
        <source>caps.buf in the kernel</source>
        <translation>caps.buf im Kernel</translation>
    </message>
    <message>
        <source>the caller&apos;s memory</source>
        <translation>der Speicher des Aufrufers</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Step through from here</source>
        <translation>Von hier an Schritt für Schritt</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>Einen Schritt weiter</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Watch the C of this version run</source>
        <translation>Dem C dieser Version beim Laufen zusehen</translation>
    </message>
    <message>
        <source>No step: a model shows how it was made; show a variant.</source>
        <translation>Kein Schritt: ein Modell zeigt, wie es entstand; eine Variante zeigen.</translation>
    </message>
    <message>
        <source>{variant} (model), {name}: {detail}{rule}</source>
        <translation>{variant} (Modell), {name}: {detail}{rule}</translation>
    </message>
    <message>
        <source>... {count} bytes more</source>
        <translation>... {count} Bytes mehr</translation>
    </message>
    <message>
        <source>Select a byte in the map to see the rules that put it there.</source>
        <translation>Ein Byte in der Karte wählen, um die Regeln zu sehen, die es dorthin brachten.</translation>
    </message>
    <message>
        <source>{title}: byte {at} is written by nobody</source>
        <translation>{title}: Byte {at} schreibt niemand</translation>
    </message>
    <message>
        <source>{title}: byte {at} by {steps}</source>
        <translation>{title}: Byte {at} durch {steps}</translation>
    </message>
    <message>
        <source>errno</source>
        <translation>errno</translation>
    </message>
    <message>
        <source>short</source>
        <translation>kurz</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>unlesbar</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>{names} again</source>
        <translation>{names} erneut</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>up to {most} bytes</source>
        <translation>bis zu {most} Bytes</translation>
    </message>
    <message>
        <source>argsz {span}: {value}</source>
        <translation>argsz {span}: {value}</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>passed by {label}</source>
        <translation>übergeben von {label}</translation>
    </message>
    <message>
        <source>(second call)</source>
        <translation>(zweiter Aufruf)</translation>
    </message>
    <message>
        <source>band</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <source>passed now</source>
        <translation>jetzt übergeben</translation>
    </message>
    <message>
        <source>Select a field first: in the map, or in this tree.</source>
        <translation>Zuerst ein Feld wählen: in der Karte oder in diesem Baum.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>Pad</translation>
    </message>
    <message>
        <source>Misaligned u64</source>
        <translation>u64 nicht ausgerichtet</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>Nicht geschrieben</translation>
    </message>
    <message>
        <source>Past argsz</source>
        <translation>Hinter argsz</translation>
    </message>
    <message>
        <source>Warnings of the kernel</source>
        <translation>Warnungen des Kernels</translation>
    </message>
    <message>
        <source>Figures of all columns</source>
        <translation>Zahlen aller Spalten</translation>
    </message>
    <message>
        <source>... the rest is left out here: vfioviz show prints it</source>
        <translation>... der Rest fehlt hier: vfioviz show gibt ihn aus</translation>
    </message>
    <message>
        <source>Text of the active column</source>
        <translation>Text der aktiven Spalte</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort-Mail</translation>
    </message>
    <message>
        <source>&amp;Wrap my lines</source>
        <translation>Meine Zeilen &amp;umbrechen</translation>
    </message>
    <message>
        <source>Break the lines that I wrote so that a mail has room for them</source>
        <translation>Die eigenen Zeilen so umbrechen, dass eine Mail Platz für sie hat</translation>
    </message>
    <message>
        <source>&amp;Take mine out</source>
        <translation>Meine &amp;herausnehmen</translation>
    </message>
    <message>
        <source>Have the reply as it is made, without what I wrote</source>
        <translation>Die Antwort-Mail so, wie sie gemacht wird, ohne das Eigene</translation>
    </message>
    <message>
        <source>The rule stands behind column {n}.</source>
        <translation>Der Strich steht hinter Spalte {n}.</translation>
    </message>
    <message>
        <source>Line {lines} is longer.</source>
        <translation>Zeile {lines} ist länger.</translation>
    </message>
    <message>
        <source>Lines {lines} are longer.</source>
        <translation>Zeilen {lines} sind länger.</translation>
    </message>
    <message>
        <source>What you wrote is shaded; it stays when the figures change.</source>
        <translation>Eigenes ist getönt; es bleibt, wenn sich die Zahlen ändern.</translation>
    </message>
    <message>
        <source>Write where you like: the figures go on following the edits.</source>
        <translation>Überall darf man schreiben: Die Zahlen folgen weiter den Bearbeitungen.</translation>
    </message>
    <message>
        <source>There is nothing to reply with.</source>
        <translation>Es gibt nichts, womit geantwortet werden könnte.</translation>
    </message>
    <message>
        <source>Edits are not kept for a crash: {problem}. Save often.</source>
        <translation>Änderungen werden nicht für einen Absturz aufgehoben: {problem}. Oft speichern.</translation>
    </message>
    <message>
        <source>Recover unsaved edits</source>
        <translation>Ungespeicherte Änderungen wiederherstellen</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>vfioviz ended without saving these projects. What is ticked is opened again, with all edits; nothing is written to its file until you save.</source>
        <translation>vfioviz endete, ohne diese Projekte zu speichern. Was angehakt ist, wird mit allen Änderungen wieder geöffnet; in seine Datei wird nichts geschrieben, bevor gespeichert wird.</translation>
    </message>
    <message>
        <source>Projects that were not saved</source>
        <translation>Projekte, die nicht gespeichert wurden</translation>
    </message>
    <message>
        <source>Ask again later</source>
        <translation>Später noch einmal fragen</translation>
    </message>
    <message>
        <source>Discard ticked</source>
        <translation>Angehakte verwerfen</translation>
    </message>
    <message>
        <source>never saved to a file</source>
        <translation>nie in eine Datei gespeichert</translation>
    </message>
    <message>
        <source>{path}: cannot be recovered, and is left where it is: {problem}</source>
        <translation>{path}: kann nicht wiederhergestellt werden und bleibt, wo es ist: {problem}</translation>
    </message>
    <message>
        <source>That is no key.</source>
        <translation>Das ist keine Taste.</translation>
    </message>
    <message>
        <source>{keys} are several keys: press one, with Ctrl, Alt or Shift.</source>
        <translation>{keys} sind mehrere Tasten: eine drücken, mit Strg, Alt oder Umschalt.</translation>
    </message>
    <message>
        <source>{keys} is used by the map, lists or text fields.</source>
        <translation>{keys} wird von Karte, Listen oder Textfeldern benutzt.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>box diagram</source>
        <translation>Kastendiagramm</translation>
    </message>
    <message>
        <source>annotated hex dump</source>
        <translation>kommentierter Hex-Dump</translation>
    </message>
    <message>
        <source>pahole listing</source>
        <translation>pahole-Auflistung</translation>
    </message>
    <message>
        <source>Markdown table</source>
        <translation>Markdown-Tabelle</translation>
    </message>
    <message>
        <source>C initialiser</source>
        <translation>C-Initialisierer</translation>
    </message>
    <message>
        <source>Rust initialiser</source>
        <translation>Rust-Initialisierer</translation>
    </message>
    <message>
        <source>Python initialiser</source>
        <translation>Python-Initialisierer</translation>
    </message>
    <message>
        <source>C test</source>
        <translation>C-Test</translation>
    </message>
    <message>
        <source>Rust test</source>
        <translation>Rust-Test</translation>
    </message>
    <message>
        <source>Python test</source>
        <translation>Python-Test</translation>
    </message>
    <message>
        <source>JSON record</source>
        <translation>JSON-Satz</translation>
    </message>
    <message>
        <source>More than {n} fields are selected: copy them as text.</source>
        <translation>Mehr als {n} Felder sind gewählt: als Text kopieren.</translation>
    </message>
    <message>
        <source>Copied the values of {n} fields.</source>
        <translation>Werte von {n} Feldern kopiert.</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>Den Wert kopieren</translation>
    </message>
    <message>
        <source>Copy the bytes</source>
        <translation>Die Bytes kopieren</translation>
    </message>
    <message>
        <source>Mended: {what}.</source>
        <translation>Behoben: {what}.</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>Mend: {what}</source>
        <translation>Beheben: {what}</translation>
    </message>
    <message>
        <source>The models are passed argsz {needed}, as {title} asks; captured bytes stay.</source>
        <translation>Die Modelle bekommen argsz {needed}, wie {title} verlangt; aufgezeichnete Bytes bleiben.</translation>
    </message>
    <message>
        <source>argsz is {needed} now, as {title} asks.</source>
        <translation>argsz ist jetzt {needed}, wie {title} verlangt.</translation>
    </message>
    <message>
        <source>&amp;Pass the argsz needed</source>
        <translation>Nötiges argsz &amp;übergeben</translation>
    </message>
    <message>
        <source>&amp;Pass argsz {needed}</source>
        <translation>argsz {needed} &amp;übergeben</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take the last edit back</source>
        <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Make the edit again</source>
        <translation>Die Änderung noch einmal machen</translation>
    </message>
    <message>
        <source>&amp;Edit value</source>
        <translation>Wert &amp;bearbeiten</translation>
    </message>
    <message>
        <source>Edit the selected field</source>
        <translation>Das gewählte Feld bearbeiten</translation>
    </message>
    <message>
        <source>Make the edit that mends the finding of the selected bytes</source>
        <translation>Die Bearbeitung machen, die den Befund der gewählten Bytes behebt</translation>
    </message>
    <message>
        <source>Pass as much as the active column, which is cut short, asks for</source>
        <translation>So viel übergeben, wie die aktive Spalte, die abgeschnitten ist, verlangt</translation>
    </message>
    <message>
        <source>&amp;Add capability…</source>
        <translation>&amp;Capability hinzufügen…</translation>
    </message>
    <message>
        <source>Add a capability behind the selected one</source>
        <translation>Eine Capability hinter der gewählten hinzufügen</translation>
    </message>
    <message>
        <source>Add cap</source>
        <translation>Neue Cap</translation>
    </message>
    <message>
        <source>&amp;Duplicate capability</source>
        <translation>Capability &amp;verdoppeln</translation>
    </message>
    <message>
        <source>Put a copy behind the selected capability</source>
        <translation>Eine Kopie hinter die gewählte Capability setzen</translation>
    </message>
    <message>
        <source>Mo&amp;ve up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Re&amp;move capability</source>
        <translation>Capability &amp;entfernen</translation>
    </message>
    <message>
        <source>Copy the rep&amp;ly</source>
        <translation>&amp;Antwort-Mail kopieren</translation>
    </message>
    <message>
        <source>Move the selected capability up in the chain</source>
        <translation>Die gewählte Capability in der Kette nach oben schieben</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Move the selected capability down in the chain</source>
        <translation>Die gewählte Capability in der Kette nach unten schieben</translation>
    </message>
    <message>
        <source>Take the selected capability out</source>
        <translation>Die gewählte Capability herausnehmen</translation>
    </message>
    <message>
        <source>Add &amp;note…</source>
        <translation>&amp;Notiz hinzufügen…</translation>
    </message>
    <message>
        <source>Pin a note to what is selected; it goes into the reply</source>
        <translation>Eine Notiz an das Gewählte heften; sie kommt in die Antwort</translation>
    </message>
    <message>
        <source>Copy what each variant does with the request, and the notes, as the text of a reply</source>
        <translation>Kopieren, was jede Variante mit der Anfrage tut, und die Notizen, als Text einer Antwort-Mail</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Te&amp;xt kopieren</translation>
    </message>
    <message>
        <source>Copy the active column as text for a mail</source>
        <translation>Die aktive Spalte als Text für eine Mail kopieren</translation>
    </message>
    <message>
        <source>Copy as {name}</source>
        <translation>Kopieren als: {name}</translation>
    </message>
    <message>
        <source>Copy what the selected field says</source>
        <translation>Kopieren, was das gewählte Feld sagt</translation>
    </message>
    <message>
        <source>Copy the selected bytes in hex; they can be pasted back</source>
        <translation>Die gewählten Bytes hexadezimal kopieren; man kann sie wieder einfügen</translation>
    </message>
    <message>
        <source>Copy the map as a picture, as it is exported</source>
        <translation>Die Karte als Bild kopieren, wie sie exportiert wird</translation>
    </message>
    <message>
        <source>Copy the active column as {name}; it can be pasted back</source>
        <translation>Die aktive Spalte kopieren als: {name}; sie kann wieder eingefügt werden</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>&amp;Neues Fenster</translation>
    </message>
    <message>
        <source>Open another window</source>
        <translation>Ein weiteres Fenster öffnen</translation>
    </message>
    <message>
        <source>Files open in new &amp;windows</source>
        <translation>Dateien in neuen &amp;Fenstern öffnen</translation>
    </message>
    <message>
        <source>A window for each file, or all files side by side in one</source>
        <translation>Ein Fenster für jede Datei, oder alle Dateien nebeneinander in einem</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>Open answers: .bin, .jsonl, .vfioviz or a text dump</source>
        <translation>Antworten öffnen: .bin, .jsonl, .vfioviz oder einen Text-Dump</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Paste dump</source>
        <translation>Dump &amp;einfügen</translation>
    </message>
    <message>
        <source>Open the hex dump on the clipboard</source>
        <translation>Den Hex-Dump in der Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>&amp;Capture from devices…</source>
        <translation>&amp;Von Geräten aufzeichnen…</translation>
    </message>
    <message>
        <source>Read the info ioctls of real devices, here or on another machine</source>
        <translation>Die Info-ioctls echter Geräte lesen, hier oder auf einer anderen Maschine</translation>
    </message>
    <message>
        <source>Read a&amp;gain…</source>
        <translation>Noch ein&amp;mal lesen…</translation>
    </message>
    <message>
        <source>Repeat the last capture and show before and after</source>
        <translation>Die letzte Aufzeichnung wiederholen und vorher und nachher zeigen</translation>
    </message>
    <message>
        <source>S&amp;tart page</source>
        <translation>S&amp;tartseite</translation>
    </message>
    <message>
        <source>Samples and recent files</source>
        <translation>Beispiele und zuletzt geöffnete Dateien</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save the project as a .vfioviz file</source>
        <translation>Das Projekt als .vfioviz-Datei speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save the project under another name</source>
        <translation>Das Projekt unter einem anderen Namen speichern</translation>
    </message>
    <message>
        <source>&amp;Export map…</source>
        <translation>Karte e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Save the map as PNG, SVG or PDF</source>
        <translation>Die Karte als PNG, SVG oder PDF speichern</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Close the project and show the start page</source>
        <translation>Das Projekt schließen und die Startseite zeigen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Leave vfioviz</source>
        <translation>vfioviz verlassen</translation>
    </message>
    <message>
        <source>This is the only finding of this column.</source>
        <translation>Das ist der einzige Befund dieser Spalte.</translation>
    </message>
    <message>
        <source>That was the last finding: on from the first.</source>
        <translation>Das war der letzte Befund: weiter beim ersten.</translation>
    </message>
    <message>
        <source>That was the first finding: on from the last.</source>
        <translation>Das war der erste Befund: weiter beim letzten.</translation>
    </message>
    <message>
        <source>This is the only difference.</source>
        <translation>Das ist der einzige Unterschied.</translation>
    </message>
    <message>
        <source>That was the last difference: on from the first.</source>
        <translation>Das war der letzte Unterschied: weiter beim ersten.</translation>
    </message>
    <message>
        <source>That was the first difference: on from the last.</source>
        <translation>Das war der erste Unterschied: weiter beim letzten.</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>&amp;Gehe zu…</translation>
    </message>
    <message>
        <source>Go to an offset, a capability or a field</source>
        <translation>Zu einem Offset, einer Capability oder einem Feld gehen</translation>
    </message>
    <message>
        <source>F&amp;ind…</source>
        <translation>F&amp;inden…</translation>
    </message>
    <message>
        <source>Find a name, a value, a flag or bytes in all columns</source>
        <translation>Einen Namen, einen Wert, ein Flag oder Bytes in allen Spalten finden</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rückwärts suchen</translation>
    </message>
    <message>
        <source>Find the same</source>
        <translation>Gleiches suchen</translation>
    </message>
    <message>
        <source>Go to the next place of what was looked for</source>
        <translation>Zur nächsten Stelle des Gesuchten gehen</translation>
    </message>
    <message>
        <source>Go to the place before of what was looked for</source>
        <translation>Zur Stelle davor des Gesuchten gehen</translation>
    </message>
    <message>
        <source>Look for the selected value, or the selected bytes, in all columns</source>
        <translation>Den gewählten Wert oder die gewählten Bytes in allen Spalten suchen</translation>
    </message>
    <message>
        <source>Go to the cap_offset or next that leads to the selected capability</source>
        <translation>Zum cap_offset oder next gehen, das zur gewählten Capability führt</translation>
    </message>
    <message>
        <source>Say what put the selected bytes where they are</source>
        <translation>Sagen, was die gewählten Bytes dorthin brachte</translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation>&amp;Nächster Befund</translation>
    </message>
    <message>
        <source>Go to the next finding of the column</source>
        <translation>Zum nächsten Befund der Spalte gehen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>&amp;Previous finding</source>
        <translation>&amp;Voriger Befund</translation>
    </message>
    <message>
        <source>Go to the finding before</source>
        <translation>Zum Befund davor gehen</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Voriger</translation>
    </message>
    <message>
        <source>&amp;Follow next</source>
        <translation>next &amp;folgen</translation>
    </message>
    <message>
        <source>This is the last field.</source>
        <translation>Das ist das letzte Feld.</translation>
    </message>
    <message>
        <source>This is the first field.</source>
        <translation>Das ist das erste Feld.</translation>
    </message>
    <message>
        <source>There are no capabilities in this column.</source>
        <translation>In dieser Spalte gibt es keine Capabilities.</translation>
    </message>
    <message>
        <source>This is the last capability.</source>
        <translation>Das ist die letzte Capability.</translation>
    </message>
    <message>
        <source>This is the info struct, before all capabilities.</source>
        <translation>Das ist die Info-Struktur, vor allen Capabilities.</translation>
    </message>
    <message>
        <source>There are no bytes in this column.</source>
        <translation>In dieser Spalte gibt es keine Bytes.</translation>
    </message>
    <message>
        <source>Select a capability first: links lead to capabilities.</source>
        <translation>Zuerst eine Capability auswählen: Verweise führen zu Capabilities.</translation>
    </message>
    <message>
        <source>There is nothing to go back to.</source>
        <translation>Es gibt nichts, wohin man zurückgehen könnte.</translation>
    </message>
    <message>
        <source>The column that you came from is no longer shown.</source>
        <translation>Die Spalte, aus der Sie kamen, wird nicht mehr gezeigt.</translation>
    </message>
    <message>
        <source>This next is cut off: the answer ends in it.</source>
        <translation>Dieses next ist abgeschnitten: die Antwort endet darin.</translation>
    </message>
    <message>
        <source>This column has no cap_offset: it is too short.</source>
        <translation>Diese Spalte hat kein cap_offset: sie ist zu kurz.</translation>
    </message>
    <message>
        <source>The chain ends here: next is 0.</source>
        <translation>Hier endet die Kette: next ist 0.</translation>
    </message>
    <message>
        <source>There is no chain: cap_offset is 0.</source>
        <translation>Es gibt keine Kette: cap_offset ist 0.</translation>
    </message>
    <message>
        <source>The link leads to {offset}, past the end of the {size} bytes that are here.</source>
        <translation>Der Verweis führt zu {offset}, hinter das Ende der {size} Bytes, die hier sind.</translation>
    </message>
    <message>
        <source>Go where cap_offset or next of the selection points</source>
        <translation>Dorthin gehen, wohin cap_offset oder next der Auswahl zeigt</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Go back to where you followed from</source>
        <translation>Dorthin zurückgehen, von wo gefolgt wurde</translation>
    </message>
    <message>
        <source>Who points here</source>
        <translation>Wer zeigt hierher</translation>
    </message>
    <message>
        <source>Why is this byte here</source>
        <translation>Warum steht dieses Byte hier</translation>
    </message>
    <message>
        <source>Next &amp;difference</source>
        <translation>Nächster &amp;Unterschied</translation>
    </message>
    <message>
        <source>Select the next thing that differs from the reference</source>
        <translation>Das Nächste wählen, was sich von der Referenz unterscheidet</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <source>Select the previous thing that differs from the reference</source>
        <translation>Das Vorige wählen, was sich von der Referenz unterscheidet</translation>
    </message>
    <message>
        <source>No other pane is open.</source>
        <translation>Kein anderer Bereich ist offen.</translation>
    </message>
    <message>
        <source>The panels stand where they stood at first.</source>
        <translation>Die Panels stehen wieder, wo sie zuerst standen.</translation>
    </message>
    <message>
        <source>Workspace {name}</source>
        <translation>Arbeitsbereich {name}</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation>Nä&amp;chstes Panel</translation>
    </message>
    <message>
        <source>Move the focus to the next pane</source>
        <translation>Den Fokus ins nächste Panel setzen</translation>
    </message>
    <message>
        <source>Previous pan&amp;e</source>
        <translation>Vo&amp;riges Panel</translation>
    </message>
    <message>
        <source>Move the focus to the pane before</source>
        <translation>Den Fokus ins Panel davor setzen</translation>
    </message>
    <message>
        <source>Column &amp;{number}</source>
        <translation>Spalte &amp;{number}</translation>
    </message>
    <message>
        <source>Show column {number} in the panels</source>
        <translation>Spalte {number} in den Panels zeigen</translation>
    </message>
    <message>
        <source>Bring the panel {name} to the front, and go there</source>
        <translation>Das Panel {name} nach vorn holen und dorthin gehen</translation>
    </message>
    <message>
        <source>{MAX_COLUMNS} columns are the most: {left} not shown. Choose one of them as the handler in Sources.</source>
        <translation>{MAX_COLUMNS} Spalten sind das Höchste: {left} nicht gezeigt. Unter Quellen einen davon als Handler wählen.</translation>
    </message>
    <message>
        <source>{name} is a patch: open an answer first; then it is put on a kernel tree, and is a variant.</source>
        <translation>{name} ist ein Patch: zuerst eine Antwort öffnen; dann wird er auf einen Kernelbaum gelegt und ist eine Variante.</translation>
    </message>
    <message>
        <source>Choose the header…</source>
        <translation>Den Header wählen…</translation>
    </message>
    <message>
        <source>From a kernel &amp;tree…</source>
        <translation>Aus einem Kernel&amp;baum …</translation>
    </message>
    <message>
        <source>Make the C of a kernel tree a variant: it is interpreted, never compiled or run</source>
        <translation>Das C eines Kernelbaums zur Variante machen: Es wird interpretiert, nie übersetzt oder ausgeführt</translation>
    </message>
    <message>
        <source>From a &amp;patch…</source>
        <translation>Aus einem &amp;Patch …</translation>
    </message>
    <message>
        <source>Put a patch or a mail on a kernel tree and make what comes out a variant</source>
        <translation>Einen Patch oder eine Mail auf einen Kernelbaum legen und zur Variante machen, was herauskommt</translation>
    </message>
    <message>
        <source>&amp;Where the C comes from…</source>
        <translation>&amp;Woher das C kommt…</translation>
    </message>
    <message>
        <source>Show where the C of the project&apos;s variants is: in it, or referred to</source>
        <translation>Zeigen, wo das C der Varianten des Projekts ist: in ihm, oder worauf es verweist</translation>
    </message>
    <message>
        <source>&amp;Compare all variants</source>
        <translation>Alle Varianten &amp;vergleichen</translation>
    </message>
    <message>
        <source>Show each version of the kernel&apos;s code beside the buffer</source>
        <translation>Jede Fassung des Kernel-Codes neben dem Puffer zeigen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare &amp;ABIs</source>
        <translation>&amp;ABIs vergleichen</translation>
    </message>
    <message>
        <source>Show the active variant built for each ABI that lays out otherwise</source>
        <translation>Die aktive Variante für jedes ABI zeigen, das anders anordnet</translation>
    </message>
    <message>
        <source>Compare &amp;drivers</source>
        <translation>&amp;Treiber vergleichen</translation>
    </message>
    <message>
        <source>Show what each driver that answers this ioctl makes of the request</source>
        <translation>Zeigen, was jeder Treiber, der dieses ioctl beantwortet, aus der Anfrage macht</translation>
    </message>
    <message>
        <source>Make this column the &amp;reference</source>
        <translation>Diese Spalte zur &amp;Referenz machen</translation>
    </message>
    <message>
        <source>Compare the other columns with the active one</source>
        <translation>Die anderen Spalten mit der aktiven vergleichen</translation>
    </message>
    <message>
        <source>Read by other &amp;headers…</source>
        <translation>Mit anderen &amp;Headern lesen …</translation>
    </message>
    <message>
        <source>Take capabilities out of a header, a kernel tree, a patch or a mail</source>
        <translation>Capabilities aus einem Header, einem Kernelbaum, einem Patch oder einer Mail nehmen</translation>
    </message>
    <message>
        <source>Read by the &amp;built-in headers</source>
        <translation>Mit den &amp;eingebauten Headern lesen</translation>
    </message>
    <message>
        <source>Forget the capabilities that other headers added</source>
        <translation>Die Capabilities vergessen, die andere Header hinzugefügt haben</translation>
    </message>
    <message>
        <source>&amp;Lessons and exercises…</source>
        <translation>&amp;Lektionen und Übungen…</translation>
    </message>
    <message>
        <source>Learn how an answer is laid out, from lessons that run on the map</source>
        <translation>Lernen, wie eine Antwort ausgelegt ist, in Lektionen auf der Karte</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Open a lesson &amp;file…</source>
        <translation>Eine Lektions&amp;datei öffnen…</translation>
    </message>
    <message>
        <source>Begin a lesson that you wrote</source>
        <translation>Eine selbst geschriebene Lektion beginnen</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>&amp;Nächste Seite</translation>
    </message>
    <message>
        <source>The next page of the lesson</source>
        <translation>Die nächste Seite der Lektion</translation>
    </message>
    <message>
        <source>Page &amp;before</source>
        <translation>&amp;Seite davor</translation>
    </message>
    <message>
        <source>The page before</source>
        <translation>Die Seite davor</translation>
    </message>
    <message>
        <source>&amp;Hint</source>
        <translation>&amp;Hinweis</translation>
    </message>
    <message>
        <source>A hint to what the page asks</source>
        <translation>Ein Hinweis zu dem, was die Seite fragt</translation>
    </message>
    <message>
        <source>&amp;Show answer</source>
        <translation>&amp;Antwort zeigen</translation>
    </message>
    <message>
        <source>Show what is right, and go on</source>
        <translation>Zeigen, was richtig ist, und weitergehen</translation>
    </message>
    <message>
        <source>Lea&amp;ve the lesson</source>
        <translation>Lektion &amp;verlassen</translation>
    </message>
    <message>
        <source>Go back to the start page</source>
        <translation>Zurück zur Startseite gehen</translation>
    </message>
    <message>
        <source>&amp;Presenter view</source>
        <translation>V&amp;ortragsansicht</translation>
    </message>
    <message>
        <source>Large type, the map and the lesson alone, everything by key</source>
        <translation>Große Schrift, nur Karte und Lektion, alles mit Tasten</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>Explain what has the focus: a field, a pad, a finding, a column</source>
        <translation>Erklären, was den Fokus hat: ein Feld, ein Pad, ein Befund, eine Spalte</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
        <source>Find an action, a file, a lesson or a page by typing a part of it</source>
        <translation>Eine Aktion, Datei, Lektion oder Seite durch Eintippen eines Teils finden</translation>
    </message>
    <message>
        <source>&amp;Handbook</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Menu of what has the focus</source>
        <translation>&amp;Menü dessen, was den Fokus hat</translation>
    </message>
    <message>
        <source>Open the menu that a right click opens, of what has the focus</source>
        <translation>Das Menü öffnen, das ein Rechtsklick öffnet, von dem, was den Fokus hat</translation>
    </message>
    <message>
        <source>&amp;Point and explain</source>
        <translation>&amp;Zeigen und erklären</translation>
    </message>
    <message>
        <source>Explain what is clicked next: a button, a label, a byte</source>
        <translation>Erklären, was als Nächstes angeklickt wird: ein Knopf, eine Beschriftung, ein Byte</translation>
    </message>
    <message>
        <source>Every term explained</source>
        <translation>Jeder Begriff erklärt</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>List every shortcut</source>
        <translation>Alle Tastenkürzel auflisten</translation>
    </message>
    <message>
        <source>&amp;About vfioviz</source>
        <translation>&amp;Über vfioviz</translation>
    </message>
    <message>
        <source>What this program is</source>
        <translation>Was dieses Programm ist</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Colours: follow the system</source>
        <translation>Farben: dem System folgen</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation>Farben: hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation>Farben: dunkel</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Colours: black on white or white on black, as the system</source>
        <translation>Farben: schwarz auf weiß oder weiß auf schwarz, wie das System</translation>
    </message>
    <message>
        <source>&amp;All colours</source>
        <translation>&amp;Alle Farben</translation>
    </message>
    <message>
        <source>Show colours as they are</source>
        <translation>Farben zeigen, wie sie sind</translation>
    </message>
    <message>
        <source>&amp;Protanopia</source>
        <translation>&amp;Protanopie</translation>
    </message>
    <message>
        <source>Show map, charts and window as somebody without cones for red sees them</source>
        <translation>Karte, Diagramme und Fenster zeigen, wie jemand ohne Zapfen für Rot sie sieht</translation>
    </message>
    <message>
        <source>&amp;Deuteranopia</source>
        <translation>&amp;Deuteranopie</translation>
    </message>
    <message>
        <source>Show map, charts and window as somebody without cones for green sees them</source>
        <translation>Karte, Diagramme und Fenster zeigen, wie jemand ohne Zapfen für Grün sie sieht</translation>
    </message>
    <message>
        <source>&amp;Tritanopia</source>
        <translation>&amp;Tritanopie</translation>
    </message>
    <message>
        <source>Show map, charts and window as somebody without cones for blue sees them</source>
        <translation>Karte, Diagramme und Fenster zeigen, wie jemand ohne Zapfen für Blau sie sieht</translation>
    </message>
    <message>
        <source>&amp;Grey</source>
        <translation>&amp;Grau</translation>
    </message>
    <message>
        <source>Show map, charts and window without any colour, as a printer does</source>
        <translation>Karte, Diagramme und Fenster ganz ohne Farbe zeigen, wie ein Drucker</translation>
    </message>
    <message>
        <source>The window has its own colours again.</source>
        <translation>Das Fenster hat wieder seine eigenen Farben.</translation>
    </message>
    <message>
        <source>The window as it is seen without any colour.</source>
        <translation>Das Fenster, wie man es ganz ohne Farbe sieht.</translation>
    </message>
    <message>
        <source>The window as it is seen with {vision}.</source>
        <translation>Das Fenster, wie man es mit {vision} sieht.</translation>
    </message>
    <message>
        <source>&amp;In pictures too</source>
        <translation>Auch in B&amp;ildern</translation>
    </message>
    <message>
        <source>Simulate colour vision in pictures that are copied and exported as well</source>
        <translation>Das Farbsehen auch in Bildern nachbilden, die kopiert und exportiert werden</translation>
    </message>
    <message>
        <source>The language of the windows</source>
        <translation>Die Sprache der Fenster</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>In die Breite ei&amp;npassen</translation>
    </message>
    <message>
        <source>Zoom until all columns fill the map</source>
        <translation>Zoomen, bis alle Spalten die Karte füllen</translation>
    </message>
    <message>
        <source>Fit h&amp;eight</source>
        <translation>In die Höh&amp;e einpassen</translation>
    </message>
    <message>
        <source>Zoom until all rows fill the map</source>
        <translation>Zoomen, bis alle Zeilen die Karte füllen</translation>
    </message>
    <message>
        <source>Zoom to &amp;selection</source>
        <translation>Auf die Auswah&amp;l zoomen</translation>
    </message>
    <message>
        <source>Zoom until the selection fills the map</source>
        <translation>Zoomen, bis die Auswahl die Karte füllt</translation>
    </message>
    <message>
        <source>Select what to zoom to first: in the map, or in a panel.</source>
        <translation>Zuerst auswählen, worauf gezoomt werden soll: in der Karte oder in einem Panel.</translation>
    </message>
    <message>
        <source>There are more rows than fit, even at {zoom} %.</source>
        <translation>Es sind mehr Zeilen, als hineinpassen, selbst bei {zoom} %.</translation>
    </message>
    <message>
        <source>That fits already, at {zoom} %.</source>
        <translation>Das passt schon, bei {zoom} %.</translation>
    </message>
    <message>
        <source>Rows follow each other without spacers again.</source>
        <translation>Die Zeilen folgen wieder ohne Abstandhalter aufeinander.</translation>
    </message>
    <message>
        <source>There is nothing to keep level: that takes two answers of an ioctl.</source>
        <translation>Es gibt nichts auf gleicher Höhe zu halten: Dazu braucht es zwei Antworten eines ioctl.</translation>
    </message>
    <message>
        <source>Each capability begins level in all columns. Hatched places without a frame are no bytes.</source>
        <translation>Jede Capability beginnt in allen Spalten auf gleicher Höhe. Schraffierte Stellen ohne Rahmen sind keine Bytes.</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Draw the map larger</source>
        <translation>Die Karte größer zeichnen</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Draw the map smaller</source>
        <translation>Die Karte kleiner zeichnen</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>Draw the map at 100 %</source>
        <translation>Die Karte mit 100 % zeichnen</translation>
    </message>
    <message>
        <source>{size} bytes a row</source>
        <translation>{size} Bytes je Zeile</translation>
    </message>
    <message>
        <source>Show {size} bytes in each row</source>
        <translation>{size} Bytes in jeder Zeile zeigen</translation>
    </message>
    <message>
        <source>Next &amp;grid</source>
        <translation>Nächstes &amp;Gitter</translation>
    </message>
    <message>
        <source>Draw gridlines at the next alignment</source>
        <translation>Gitterlinien bei der nächsten Ausrichtung zeichnen</translation>
    </message>
    <message>
        <source>Gridlines each {size} bytes</source>
        <translation>Gitterlinien alle {size} Bytes</translation>
    </message>
    <message>
        <source>Draw gridlines at multiples of {size}</source>
        <translation>Gitterlinien bei Vielfachen von {size} zeichnen</translation>
    </message>
    <message>
        <source>Offsets in &amp;hex</source>
        <translation>Offsets in He&amp;x</translation>
    </message>
    <message>
        <source>Write offsets beside the map in hex</source>
        <translation>Offsets neben der Karte hex schreiben</translation>
    </message>
    <message>
        <source>Role letters</source>
        <translation>Rollenbuchstaben</translation>
    </message>
    <message>
        <source>Write into each cell the letter of what it is; the legend says which is which</source>
        <translation>In jede Zelle den Buchstaben dessen schreiben, was sie ist; die Legende sagt, welcher was ist</translation>
    </message>
    <message>
        <source>&amp;Fold slack</source>
        <translation>Rest &amp;falten</translation>
    </message>
    <message>
        <source>Show long runs of slack as one row</source>
        <translation>Lange Strecken von Rest als eine Zeile zeigen</translation>
    </message>
    <message>
        <source>Level colu&amp;mns</source>
        <translation>Spalten auf glei&amp;cher Höhe</translation>
    </message>
    <message>
        <source>Put in rows of no bytes, so that each capability begins level in all columns</source>
        <translation>Zeilen ohne Bytes einfügen, sodass jede Capability in allen Spalten auf gleicher Höhe beginnt</translation>
    </message>
    <message>
        <source>A&amp;nimate moves</source>
        <translation>Bewegung &amp;animieren</translation>
    </message>
    <message>
        <source>Let bytes glide to where an edit moves them</source>
        <translation>Bytes dorthin gleiten lassen, wohin eine Änderung sie verschiebt</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Vollb&amp;ild</translation>
    </message>
    <message>
        <source>Give the window the whole screen</source>
        <translation>Dem Fenster den ganzen Bildschirm geben</translation>
    </message>
    <message>
        <source>Font of &amp;values…</source>
        <translation>Schrift der &amp;Werte…</translation>
    </message>
    <message>
        <source>Choose the font of bytes, offsets and values</source>
        <translation>Die Schrift von Bytes, Offsets und Werten wählen</translation>
    </message>
    <message>
        <source>&amp;Reset panels</source>
        <translation>Panels &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Put the panels back where they were at first</source>
        <translation>Die Panels dorthin stellen, wo sie zuerst waren</translation>
    </message>
    <message>
        <source>See how the Linux kernel lays out the answer of a VFIO info ioctl, byte by byte.</source>
        <translation>Sehen, wie der Linux-Kernel die Antwort eines VFIO-Info-ioctls auslegt, Byte für Byte.</translation>
    </message>
    <message>
        <source>Or drop files here: .bin, .jsonl, .vfioviz, xxd, hexdump, dmesg, gdb.</source>
        <translation>Oder Dateien hierher ziehen: .bin, .jsonl, .vfioviz, xxd, hexdump, dmesg, gdb.</translation>
    </message>
    <message>
        <source>A click or Enter opens; Ctrl+click or Shift+Arrow, then Enter: several side by side.</source>
        <translation>Ein Klick oder Eingabe öffnet; Strg+Klick oder Umschalt+Pfeil, dann Eingabe: mehrere nebeneinander.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Filter samples</source>
        <translation>Beispiele filtern</translation>
    </message>
    <message>
        <source>The argument</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>IOMMU_GET_INFO, Linux 6.1 and 6.12 side by side</source>
        <translation>IOMMU_GET_INFO, Linux 6.1 und 6.12 nebeneinander</translation>
    </message>
    <message>
        <source>Recent file {name}</source>
        <translation>Zuletzt geöffnete Datei {name}</translation>
    </message>
    <message>
        <source>iova_range moves from 68 to 72: watch the u64 fields come back onto their lines.</source>
        <translation>iova_range rückt von 68 auf 72: zusehen, wie die u64-Felder auf ihre Linien zurückkommen.</translation>
    </message>
    <message>
        <source>Selected bytes</source>
        <translation>Gewählte Bytes</translation>
    </message>
    <message>
        <source>There is no menu of what has the focus.</source>
        <translation>Was den Fokus hat, hat kein Menü.</translation>
    </message>
    <message>
        <source>Offset modulo 2, 4 and 8</source>
        <translation>Offset modulo 2, 4 und 8</translation>
    </message>
    <message>
        <source>Length of the selection</source>
        <translation>Länge der Auswahl</translation>
    </message>
    <message>
        <source>ABI and byte order that the bytes are read by</source>
        <translation>ABI und Byte-Reihenfolge, nach denen die Bytes gelesen werden</translation>
    </message>
    <message>
        <source>Findings in this column</source>
        <translation>Befunde in dieser Spalte</translation>
    </message>
    <message>
        <source>Kernel that answered, and when</source>
        <translation>Kernel, der antwortete, und wann</translation>
    </message>
    <message>
        <source>Whose eyes the colours are seen with</source>
        <translation>Mit wessen Augen die Farben gesehen sind</translation>
    </message>
    <message>
        <source>Captured from a kernel, or computed by a model</source>
        <translation>Von einem Kernel aufgezeichnet oder von einem Modell berechnet</translation>
    </message>
    <message>
        <source>{key}  {byte_order}-endian</source>
        <translation>{key}  {byte_order}-endian</translation>
    </message>
    <message>
        <source>no findings</source>
        <translation>keine Befunde</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Forget my progress</source>
        <translation>Meinen Fortschritt vergessen</translation>
    </message>
    <message>
        <source>Open a lesson file…</source>
        <translation>Eine Lektionsdatei öffnen…</translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation>Übungen</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Seed</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>&amp;Wie viele</translation>
    </message>
    <message>
        <source>&amp;Difficulty</source>
        <translation>S&amp;chwierigkeit</translation>
    </message>
    <message>
        <source>On paper…</source>
        <translation>Auf Papier…</translation>
    </message>
    <message>
        <source>Save a worksheet and its key as PDF, SVG or text</source>
        <translation>Ein Übungsblatt und seine Lösung als PDF, SVG oder Text speichern</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Üben</translation>
    </message>
    <message>
        <source>The same seed gives the same questions, also on paper</source>
        <translation>Derselbe Seed gibt dieselben Fragen, auch auf Papier</translation>
    </message>
    <message>
        <source>{n} page</source>
        <translation>{n} Seite</translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation>{n} Seiten</translation>
    </message>
    <message>
        <source>{length}, about {minutes} minutes</source>
        <translation>{length}, etwa {minutes} Minuten</translation>
    </message>
    <message>
        <source>{time}; done</source>
        <translation>{time}; erledigt</translation>
    </message>
    <message>
        <source>{time}; you are on page {n}</source>
        <translation>{time}; bis Seite {n} gekommen</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Leave the lesson; how far you came is kept</source>
        <translation>Die Lektion verlassen; der Fortschritt bleibt</translation>
    </message>
    <message>
        <source>Text of the page</source>
        <translation>Text der Seite</translation>
    </message>
    <message>
        <source>The page before (Alt+Left)</source>
        <translation>Die Seite davor (Alt+Links)</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The next page (Alt+Right)</source>
        <translation>Die nächste Seite (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Nächste Lektion</translation>
    </message>
    <message>
        <source>PageDown on, PageUp back, Enter check, H hint, S answer, Esc ends this view</source>
        <translation>Bild ab weiter, Bild auf zurück, Eingabe prüfen, H Hinweis, S Antwort, Esc beendet diese Ansicht</translation>
    </message>
    <message>
        <source>{lesson}: page {n} of {count}</source>
        <translation>{lesson}: Seite {n} von {count}</translation>
    </message>
    <message>
        <source>Page {n} of {count}</source>
        <translation>Seite {n} von {count}</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Go on with {title}</source>
        <translation>Weiter mit {title}</translation>
    </message>
    <message>
        <source>72 or 0x48</source>
        <translation>72 oder 0x48</translation>
    </message>
    <message>
        <source>Your answer, in bytes</source>
        <translation>Die Antwort, in Bytes</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Show answer</source>
        <translation>Antwort zeigen</translation>
    </message>
    <message>
        <source>in the column {column}</source>
        <translation>in der Spalte {column}</translation>
    </message>
    <message>
        <source>Next hint</source>
        <translation>Nächster Hinweis</translation>
    </message>
    <message>
        <source>Hint: {text}</source>
        <translation>Hinweis: {text}</translation>
    </message>
    <message>
        <source>Key {number}</source>
        <translation>Taste {number}</translation>
    </message>
    <message>
        <source> (and {n} more: vfioviz lesson check names them)</source>
        <translation> (und {n} mehr: vfioviz lesson check nennt sie)</translation>
    </message>
    <message>
        <source>{lesson}: done.</source>
        <translation>{lesson}: erledigt.</translation>
    </message>
    <message>
        <source>what the lesson asked for</source>
        <translation>was die Lektion fragte</translation>
    </message>
    <message>
        <source>{title} is the reference now.</source>
        <translation>{title} ist jetzt die Referenz.</translation>
    </message>
    <message>
        <source>page {number} of {of}</source>
        <translation>Seite {number} von {of}</translation>
    </message>
    <message>
        <source>The head of every capability. There is no length: it follows from id and version.</source>
        <translation>Der Kopf jeder Capability. Es gibt keine Länge: sie folgt aus Id und Version.</translation>
    </message>
    <message>
        <source>which capability; each ioctl counts its own ids</source>
        <translation>welche Capability; jeder ioctl zählt seine Ids für sich</translation>
    </message>
    <message>
        <source>of this capability id</source>
        <translation>dieser Capability-Id</translation>
    </message>
    <message>
        <source>where the next one starts, from the start of the buffer; 0: the last</source>
        <translation>wo die nächste beginnt, vom Anfang des Puffers; 0: die letzte</translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_GET_INFO answers about a device.</source>
        <translation>Was VFIO_DEVICE_GET_INFO über ein Gerät antwortet.</translation>
    </message>
    <message>
        <source>cap_offset, 16 to 20 bytes</source>
        <translation>cap_offset, 16 auf 20 Bytes</translation>
    </message>
    <message>
        <source>explicit pad, 20 to 24 bytes</source>
        <translation>ausdrückliches pad, 20 auf 24 Bytes</translation>
    </message>
    <message>
        <source>in: bytes that the caller has room for; out: bytes that the kernel needs, if more</source>
        <translation>hinein: Bytes, für die der Aufrufer Platz hat; heraus: Bytes, die der Kernel braucht, wenn es mehr sind</translation>
    </message>
    <message>
        <source>what kind of device it is, and what it can do</source>
        <translation>was für ein Gerät es ist und was es kann</translation>
    </message>
    <message>
        <source>can be reset</source>
        <translation>kann zurückgesetzt werden</translation>
    </message>
    <message>
        <source>a PCI device</source>
        <translation>ein PCI-Gerät</translation>
    </message>
    <message>
        <source>a platform device</source>
        <translation>ein Platform-Gerät</translation>
    </message>
    <message>
        <source>an AMBA device</source>
        <translation>ein AMBA-Gerät</translation>
    </message>
    <message>
        <source>an s390 channel device</source>
        <translation>ein Channel-Gerät von s390</translation>
    </message>
    <message>
        <source>an s390 crypto adapter</source>
        <translation>ein Kryptoadapter von s390</translation>
    </message>
    <message>
        <source>a device on the Freescale management complex bus</source>
        <translation>ein Gerät am Management-Complex-Bus von Freescale</translation>
    </message>
    <message>
        <source>capabilities are there; see cap_offset</source>
        <translation>Capabilities sind da; siehe cap_offset</translation>
    </message>
    <message>
        <source>a device on an AMD CDX bus; since 6.5</source>
        <translation>ein Gerät an einem CDX-Bus von AMD; seit 6.5</translation>
    </message>
    <message>
        <source>highest region index + 1</source>
        <translation>höchster Index einer Region + 1</translation>
    </message>
    <message>
        <source>highest interrupt index + 1</source>
        <translation>höchster Index eines Interrupts + 1</translation>
    </message>
    <message>
        <source>where the first capability starts, if CAPS is set; 0: it did not fit</source>
        <translation>wo die erste Capability beginnt, wenn CAPS gesetzt ist; 0: sie passte nicht</translation>
    </message>
    <message>
        <source>makes the size a multiple of 8; the kernel writes 0</source>
        <translation>macht die Größe zu einem Vielfachen von 8; der Kernel schreibt 0</translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_GET_REGION_INFO answers about one region of a device.</source>
        <translation>Was VFIO_DEVICE_GET_REGION_INFO über eine Region eines Geräts antwortet.</translation>
    </message>
    <message>
        <source>the reserved word became cap_offset</source>
        <translation>aus dem reservierten Wort wurde cap_offset</translation>
    </message>
    <message>
        <source>u64 aligned to 8 on every ABI</source>
        <translation>u64 auf jeder ABI auf 8 ausgerichtet</translation>
    </message>
    <message>
        <source>what may be done with the region</source>
        <translation>was mit der Region getan werden darf</translation>
    </message>
    <message>
        <source>can be written</source>
        <translation>kann geschrieben werden</translation>
    </message>
    <message>
        <source>can be mapped</source>
        <translation>kann gemappt werden</translation>
    </message>
    <message>
        <source>in: which region; the names are those of a PCI device</source>
        <translation>hinein: welche Region; die Namen sind die eines PCI-Geräts</translation>
    </message>
    <message>
        <source>base address register 0</source>
        <translation>Basisadressregister 0</translation>
    </message>
    <message>
        <source>base address register 1</source>
        <translation>Basisadressregister 1</translation>
    </message>
    <message>
        <source>base address register 2</source>
        <translation>Basisadressregister 2</translation>
    </message>
    <message>
        <source>base address register 3</source>
        <translation>Basisadressregister 3</translation>
    </message>
    <message>
        <source>base address register 4</source>
        <translation>Basisadressregister 4</translation>
    </message>
    <message>
        <source>base address register 5</source>
        <translation>Basisadressregister 5</translation>
    </message>
    <message>
        <source>expansion ROM</source>
        <translation>Erweiterungs-ROM</translation>
    </message>
    <message>
        <source>configuration space</source>
        <translation>Konfigurationsraum</translation>
    </message>
    <message>
        <source>legacy VGA ports and memory</source>
        <translation>alte VGA-Ports und VGA-Speicher</translation>
    </message>
    <message>
        <source>where the first capability starts, if CAPS is set; without CAPS, what the caller left there</source>
        <translation>wo die erste Capability beginnt, wenn CAPS gesetzt ist; ohne CAPS, was der Aufrufer dort ließ</translation>
    </message>
    <message>
        <source>where the region starts in the device&apos;s file</source>
        <translation>wo die Region in der Datei des Geräts beginnt</translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_GET_INFO answers about a type1 IOMMU.</source>
        <translation>Was VFIO_IOMMU_GET_INFO über eine type1-IOMMU antwortet.</translation>
    </message>
    <message>
        <source>cap_offset behind the page sizes</source>
        <translation>cap_offset hinter den Seitengrößen</translation>
    </message>
    <message>
        <source>the tail became an explicit pad (i386: 20 to 24 bytes)</source>
        <translation>aus dem Ende wurde ein ausdrückliches pad (i386: 20 auf 24 Bytes)</translation>
    </message>
    <message>
        <source>which of the other fields hold something</source>
        <translation>welche der anderen Felder etwas enthalten</translation>
    </message>
    <message>
        <source>iova_pgsizes is there</source>
        <translation>iova_pgsizes ist da</translation>
    </message>
    <message>
        <source>page sizes of the IOMMU: bit n says 2^n bytes</source>
        <translation>Seitengrößen der IOMMU: Bit n heißt 2^n Bytes</translation>
    </message>
    <message>
        <source>Base data of a zPCI function.</source>
        <translation>Grunddaten einer zPCI-Funktion.</translation>
    </message>
    <message>
        <source>version 2 adds fh, 32 to 40 bytes (i386: 36)</source>
        <translation>Version 2 fügt fh an, 32 auf 40 Bytes (i386: 36)</translation>
    </message>
    <message>
        <source>first DMA address that may be used</source>
        <translation>erste DMA-Adresse, die benutzt werden darf</translation>
    </message>
    <message>
        <source>last DMA address that may be used</source>
        <translation>letzte DMA-Adresse, die benutzt werden darf</translation>
    </message>
    <message>
        <source>physical channel id</source>
        <translation>Nummer des physischen Kanals</translation>
    </message>
    <message>
        <source>virtual function number</source>
        <translation>Nummer der virtuellen Funktion</translation>
    </message>
    <message>
        <source>bytes of the function measurement block</source>
        <translation>Bytes des Messblocks der Funktion</translation>
    </message>
    <message>
        <source>PCI function type</source>
        <translation>PCI-Funktionstyp</translation>
    </message>
    <message>
        <source>id of the function group</source>
        <translation>Id der Funktionsgruppe</translation>
    </message>
    <message>
        <source>function handle</source>
        <translation>Handle der Funktion</translation>
    </message>
    <message>
        <source>Data of a zPCI function group.</source>
        <translation>Daten einer zPCI-Funktionsgruppe.</translation>
    </message>
    <message>
        <source>version 2 adds reserved and imaxstbl, 40 to 48 bytes (i386: 44)</source>
        <translation>Version 2 fügt reserved und imaxstbl an, 40 auf 48 Bytes (i386: 44)</translation>
    </message>
    <message>
        <source>mask of the DMA address space</source>
        <translation>Maske des DMA-Adressraums</translation>
    </message>
    <message>
        <source>where message signalled interrupts are written to</source>
        <translation>wohin Message-signalled Interrupts geschrieben werden</translation>
    </message>
    <message>
        <source>the program may ask for a TLB refresh</source>
        <translation>das Programm darf einen TLB-Refresh verlangen</translation>
    </message>
    <message>
        <source>interval between updates of the measurement block</source>
        <translation>Abstand zwischen Aktualisierungen des Messblocks</translation>
    </message>
    <message>
        <source>most message signalled interrupts</source>
        <translation>höchste Zahl von Message-signalled Interrupts</translation>
    </message>
    <message>
        <source>most bytes of a store block</source>
        <translation>höchste Zahl von Bytes eines Store-Blocks</translation>
    </message>
    <message>
        <source>PCI version that is supported</source>
        <translation>unterstützte PCI-Version</translation>
    </message>
    <message>
        <source>most bytes of an interpreted store block</source>
        <translation>höchste Zahl von Bytes eines interpretierten Store-Blocks</translation>
    </message>
    <message>
        <source>Utility string of a zPCI function.</source>
        <translation>Utility String einer zPCI-Funktion.</translation>
    </message>
    <message>
        <source>bytes of util_str, 64 in practice</source>
        <translation>Bytes von util_str, in der Praxis 64</translation>
    </message>
    <message>
        <source>Path of a zPCI function.</source>
        <translation>Pfad einer zPCI-Funktion.</translation>
    </message>
    <message>
        <source>bytes of pfip, 4 in practice</source>
        <translation>Bytes von pfip, in der Praxis 4</translation>
    </message>
    <message>
        <source>segments of the path</source>
        <translation>Segmente des Pfades</translation>
    </message>
    <message>
        <source>What the root port completes.</source>
        <translation>Was der Root Port abschließt.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>widths; the kernel never sends 0</source>
        <translation>Breiten; der Kernel sendet nie 0</translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation>32 Bit</translation>
    </message>
    <message>
        <source>64 bit</source>
        <translation>64 Bit</translation>
    </message>
    <message>
        <source>128 bit</source>
        <translation>128 Bit</translation>
    </message>
    <message>
        <source>One part of a region.</source>
        <translation>Ein Teil einer Region.</translation>
    </message>
    <message>
        <source>bytes from the start of the region</source>
        <translation>Bytes vom Anfang der Region</translation>
    </message>
    <message>
        <source>The parts of a region that may be mapped.</source>
        <translation>Die Teile einer Region, die gemappt werden dürfen.</translation>
    </message>
    <message>
        <source>elements of areas; 0: nothing may be mapped</source>
        <translation>Elemente von areas; 0: nichts darf gemappt werden</translation>
    </message>
    <message>
        <source>the parts</source>
        <translation>die Teile</translation>
    </message>
    <message>
        <source>What a region is for.</source>
        <translation>Wofür eine Region da ist.</translation>
    </message>
    <message>
        <source>bit 31 set: low 16 bits are a PCI vendor</source>
        <translation>Bit 31 gesetzt: die unteren 16 Bits sind ein PCI-Hersteller</translation>
    </message>
    <message>
        <source>graphics</source>
        <translation>Grafik</translation>
    </message>
    <message>
        <source>s390 channel I/O</source>
        <translation>Channel I/O von s390</translation>
    </message>
    <message>
        <source>migration, first protocol; no longer used</source>
        <translation>Migration, erstes Protokoll; nicht mehr in Gebrauch</translation>
    </message>
    <message>
        <source>means nothing without the type</source>
        <translation>bedeutet ohne type nichts</translation>
    </message>
    <message>
        <source>Address of GPU memory on NVLink.</source>
        <translation>Adresse von GPU-Speicher an NVLink.</translation>
    </message>
    <message>
        <source>real address, compressed</source>
        <translation>echte Adresse, komprimiert</translation>
    </message>
    <message>
        <source>Speed of an NVLink.</source>
        <translation>Geschwindigkeit eines NVLink.</translation>
    </message>
    <message>
        <source>as the device tree tells it</source>
        <translation>wie der Device Tree sie nennt</translation>
    </message>
    <message>
        <source>One range of I/O virtual addresses.</source>
        <translation>Ein Bereich von I/O-virtuellen Adressen.</translation>
    </message>
    <message>
        <source>first address</source>
        <translation>erste Adresse</translation>
    </message>
    <message>
        <source>last address, inclusive</source>
        <translation>letzte Adresse, einschließlich</translation>
    </message>
    <message>
        <source>The ranges that may be mapped.</source>
        <translation>Die Bereiche, die gemappt werden dürfen.</translation>
    </message>
    <message>
        <source>elements of iova_ranges</source>
        <translation>Elemente von iova_ranges</translation>
    </message>
    <message>
        <source>ascending</source>
        <translation>aufsteigend</translation>
    </message>
    <message>
        <source>How dirty pages are tracked. The u64 are plain ones: i386 has them 4 bytes earlier.</source>
        <translation>Wie schmutzige Seiten verfolgt werden. Die u64 sind einfache: auf i386 stehen sie 4 Bytes früher.</translation>
    </message>
    <message>
        <source>no bit is defined: 0</source>
        <translation>kein Bit ist festgelegt: 0</translation>
    </message>
    <message>
        <source>page sizes of the dirty bitmap: bit n says 2^n bytes</source>
        <translation>Seitengrößen der Dirty-Bitmap: Bit n heißt 2^n Bytes</translation>
    </message>
    <message>
        <source>most bytes of a dirty bitmap; 0x10000000 from type1</source>
        <translation>höchste Zahl von Bytes einer Dirty-Bitmap; 0x10000000 von type1</translation>
    </message>
    <message>
        <source>Mappings that are left.</source>
        <translation>Mappings, die noch frei sind.</translation>
    </message>
    <message>
        <source>mappings that may still be made; iommufd always says 0xffffffff</source>
        <translation>Mappings, die noch möglich sind; iommufd sagt immer 0xffffffff</translation>
    </message>
    <message>
        <source>The start of a region by which user space gives a virtual display its EDID.</source>
        <translation>Der Anfang einer Region, durch die der User Space einer virtuellen Anzeige ihre EDID gibt.</translation>
    </message>
    <message>
        <source>where in the region the EDID lies</source>
        <translation>wo in der Region die EDID liegt</translation>
    </message>
    <message>
        <source>most bytes of an EDID</source>
        <translation>höchste Zahl von Bytes einer EDID</translation>
    </message>
    <message>
        <source>bytes of the EDID</source>
        <translation>Bytes der EDID</translation>
    </message>
    <message>
        <source>widest picture, in pixels; 0: no limit</source>
        <translation>breitestes Bild, in Pixeln; 0: keine Grenze</translation>
    </message>
    <message>
        <source>highest picture, in pixels; 0: no limit</source>
        <translation>höchstes Bild, in Pixeln; 0: keine Grenze</translation>
    </message>
    <message>
        <source>a monitor is plugged in</source>
        <translation>ein Monitor ist angeschlossen</translation>
    </message>
    <message>
        <source>no monitor</source>
        <translation>kein Monitor</translation>
    </message>
    <message>
        <source>The start of the region of the first migration protocol.</source>
        <translation>Der Anfang der Region des ersten Migrationsprotokolls.</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>its state is being read</source>
        <translation>sein Zustand wird gelesen</translation>
    </message>
    <message>
        <source>its state is being written</source>
        <translation>sein Zustand wird geschrieben</translation>
    </message>
    <message>
        <source>bytes that are still to be moved</source>
        <translation>Bytes, die noch zu übertragen sind</translation>
    </message>
    <message>
        <source>where in the region the data lie</source>
        <translation>wo in der Region die Daten liegen</translation>
    </message>
    <message>
        <source>bytes of data</source>
        <translation>Bytes an Daten</translation>
    </message>
    <message>
        <source>What VFIO_GROUP_GET_STATUS answers.</source>
        <translation>Was VFIO_GROUP_GET_STATUS antwortet.</translation>
    </message>
    <message>
        <source>bytes that the caller has room for</source>
        <translation>Bytes, für die der Aufrufer Platz hat</translation>
    </message>
    <message>
        <source>every device of the group is with VFIO, or with no driver</source>
        <translation>jedes Gerät der Gruppe gehört VFIO oder hat keinen Treiber</translation>
    </message>
    <message>
        <source>the group is in a container</source>
        <translation>die Gruppe ist in einem Container</translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_GET_IRQ_INFO answers about one interrupt index. It has no capabilities.</source>
        <translation>Was VFIO_DEVICE_GET_IRQ_INFO über einen Interrupt-Index antwortet. Es hat keine Capabilities.</translation>
    </message>
    <message>
        <source>an eventfd can be signalled</source>
        <translation>ein eventfd kann signalisiert werden</translation>
    </message>
    <message>
        <source>can be masked</source>
        <translation>kann maskiert werden</translation>
    </message>
    <message>
        <source>masks itself when it fires</source>
        <translation>maskiert sich selbst, wenn er auslöst</translation>
    </message>
    <message>
        <source>its number is set once</source>
        <translation>seine Zahl wird nur einmal gesetzt</translation>
    </message>
    <message>
        <source>in: which index</source>
        <translation>hinein: welcher Index</translation>
    </message>
    <message>
        <source>interrupts of that index</source>
        <translation>Interrupts dieses Index</translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_SET_IRQS is told.</source>
        <translation>Was VFIO_DEVICE_SET_IRQS gesagt bekommt.</translation>
    </message>
    <message>
        <source>bytes, data included</source>
        <translation>Bytes, die Daten eingeschlossen</translation>
    </message>
    <message>
        <source>one kind of data and one action</source>
        <translation>eine Art Daten und eine Handlung</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>a byte each</source>
        <translation>je ein Byte</translation>
    </message>
    <message>
        <source>an eventfd each, 4 bytes</source>
        <translation>je ein eventfd, 4 Bytes</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>maskieren</translation>
    </message>
    <message>
        <source>unmask</source>
        <translation>Maskierung aufheben</translation>
    </message>
    <message>
        <source>fire</source>
        <translation>auslösen</translation>
    </message>
    <message>
        <source>which index</source>
        <translation>welcher Index</translation>
    </message>
    <message>
        <source>first interrupt of it</source>
        <translation>sein erster Interrupt</translation>
    </message>
    <message>
        <source>how many</source>
        <translation>wie viele</translation>
    </message>
    <message>
        <source>count of them, as flags say</source>
        <translation>count davon, wie flags es sagt</translation>
    </message>
    <message>
        <source>A device that a hot reset resets as well.</source>
        <translation>Ein Gerät, das ein Hot Reset mit zurücksetzt.</translation>
    </message>
    <message>
        <source>devid shares the place of group_id</source>
        <translation>devid teilt sich den Platz mit group_id</translation>
    </message>
    <message>
        <source>IOMMU group</source>
        <translation>IOMMU-Gruppe</translation>
    </message>
    <message>
        <source>id in iommufd, with VFIO_PCI_HOT_RESET_FLAG_DEV_ID</source>
        <translation>Id in iommufd, mit VFIO_PCI_HOT_RESET_FLAG_DEV_ID</translation>
    </message>
    <message>
        <source>PCI segment</source>
        <translation>PCI-Segment</translation>
    </message>
    <message>
        <source>PCI bus</source>
        <translation>PCI-Bus</translation>
    </message>
    <message>
        <source>PCI slot and function</source>
        <translation>PCI-Slot und -Funktion</translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_GET_PCI_HOT_RESET_INFO answers. It has no capabilities.</source>
        <translation>Was VFIO_DEVICE_GET_PCI_HOT_RESET_INFO antwortet. Es hat keine Capabilities.</translation>
    </message>
    <message>
        <source>devid, not group_id</source>
        <translation>devid, nicht group_id</translation>
    </message>
    <message>
        <source>all of them are the caller&apos;s</source>
        <translation>alle gehören dem Aufrufer</translation>
    </message>
    <message>
        <source>elements of devices</source>
        <translation>Elemente von devices</translation>
    </message>
    <message>
        <source>what else is reset</source>
        <translation>was außerdem zurückgesetzt wird</translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_PCI_HOT_RESET is told.</source>
        <translation>Was VFIO_DEVICE_PCI_HOT_RESET gesagt bekommt.</translation>
    </message>
    <message>
        <source>bytes, group_fds included</source>
        <translation>Bytes, group_fds eingeschlossen</translation>
    </message>
    <message>
        <source>elements of group_fds</source>
        <translation>Elemente von group_fds</translation>
    </message>
    <message>
        <source>open groups, to show ownership</source>
        <translation>offene Gruppen, als Nachweis des Besitzes</translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_QUERY_GFX_PLANE answers about a plane of a virtual display.</source>
        <translation>Was VFIO_DEVICE_QUERY_GFX_PLANE über eine Ebene einer virtuellen Anzeige antwortet.</translation>
    </message>
    <message>
        <source>u64 aligned to 8, tail became reserved (i386: 60 to 64 bytes)</source>
        <translation>u64 auf 8 ausgerichtet, aus dem Ende wurde reserved (i386: 60 auf 64 Bytes)</translation>
    </message>
    <message>
        <source>in: only ask what is supported</source>
        <translation>hinein: nur fragen, was unterstützt wird</translation>
    </message>
    <message>
        <source>in a dma-buf</source>
        <translation>in einem dma-buf</translation>
    </message>
    <message>
        <source>in a region</source>
        <translation>in einer Region</translation>
    </message>
    <message>
        <source>in: DRM&apos;s kind of plane</source>
        <translation>hinein: die Art der Ebene nach DRM</translation>
    </message>
    <message>
        <source>DRM&apos;s pixel format</source>
        <translation>das Pixelformat nach DRM</translation>
    </message>
    <message>
        <source>DRM&apos;s modifier: how pixels are tiled</source>
        <translation>der Modifier nach DRM: wie Pixel gekachelt sind</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>bytes of a row</source>
        <translation>Bytes einer Zeile</translation>
    </message>
    <message>
        <source>bytes of the plane, whole pages</source>
        <translation>Bytes der Ebene, ganze Seiten</translation>
    </message>
    <message>
        <source>cursor&apos;s column</source>
        <translation>Spalte des Zeigers</translation>
    </message>
    <message>
        <source>cursor&apos;s row</source>
        <translation>Zeile des Zeigers</translation>
    </message>
    <message>
        <source>column of the cursor&apos;s hot spot</source>
        <translation>Spalte des Hot Spots des Zeigers</translation>
    </message>
    <message>
        <source>row of the cursor&apos;s hot spot</source>
        <translation>Zeile des Hot Spots des Zeigers</translation>
    </message>
    <message>
        <source>region that holds the pixels</source>
        <translation>Region, in der die Pixel liegen</translation>
    </message>
    <message>
        <source>id of the dma-buf</source>
        <translation>Id des dma-buf</translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_IOEVENTFD is told: write data at offset when fd is signalled.</source>
        <translation>Was VFIO_DEVICE_IOEVENTFD gesagt bekommt: schreibe data an offset, wenn fd signalisiert wird.</translation>
    </message>
    <message>
        <source>u64 aligned to 8, tail became reserved (i386: 28 to 32 bytes)</source>
        <translation>u64 auf 8 ausgerichtet, aus dem Ende wurde reserved (i386: 28 auf 32 Bytes)</translation>
    </message>
    <message>
        <source>how many bytes are written</source>
        <translation>wie viele Bytes geschrieben werden</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 Byte</translation>
    </message>
    <message>
        <source>2 bytes</source>
        <translation>2 Bytes</translation>
    </message>
    <message>
        <source>4 bytes</source>
        <translation>4 Bytes</translation>
    </message>
    <message>
        <source>8 bytes</source>
        <translation>8 Bytes</translation>
    </message>
    <message>
        <source>where in the device&apos;s file</source>
        <translation>wo in der Datei des Geräts</translation>
    </message>
    <message>
        <source>what to write</source>
        <translation>was zu schreiben ist</translation>
    </message>
    <message>
        <source>eventfd; -1: no longer</source>
        <translation>eventfd; -1: nicht mehr</translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_BIND_IOMMUFD is told.</source>
        <translation>Was VFIO_DEVICE_BIND_IOMMUFD gesagt bekommt.</translation>
    </message>
    <message>
        <source>devices have files of their own, for iommufd</source>
        <translation>Geräte haben eigene Dateien, für iommufd</translation>
    </message>
    <message>
        <source>open iommufd</source>
        <translation>offenes iommufd</translation>
    </message>
    <message>
        <source>out: the device&apos;s id in it</source>
        <translation>heraus: die Id des Geräts darin</translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_ATTACH_IOMMUFD_PT is told.</source>
        <translation>Was VFIO_DEVICE_ATTACH_IOMMUFD_PT gesagt bekommt.</translation>
    </message>
    <message>
        <source>page table; out: the one that was taken</source>
        <translation>Seitentabelle; heraus: die, die genommen wurde</translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_DETACH_IOMMUFD_PT is told.</source>
        <translation>Was VFIO_DEVICE_DETACH_IOMMUFD_PT gesagt bekommt.</translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_FEATURE is told or answers.</source>
        <translation>Was VFIO_DEVICE_FEATURE gesagt bekommt oder antwortet.</translation>
    </message>
    <message>
        <source>low 16 bits: which feature</source>
        <translation>untere 16 Bits: welches Feature</translation>
    </message>
    <message>
        <source>read it</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>write it</source>
        <translation>schreiben</translation>
    </message>
    <message>
        <source>ask whether it is there</source>
        <translation>fragen, ob es da ist</translation>
    </message>
    <message>
        <source>the feature&apos;s struct</source>
        <translation>das Struct des Features</translation>
    </message>
    <message>
        <source>What the device can do of the second migration protocol.</source>
        <translation>Was das Gerät vom zweiten Migrationsprotokoll kann.</translation>
    </message>
    <message>
        <source>state is copied while the device is stopped</source>
        <translation>der Zustand wird kopiert, während das Gerät steht</translation>
    </message>
    <message>
        <source>DMA between devices can be stopped first</source>
        <translation>DMA zwischen Geräten kann vorher angehalten werden</translation>
    </message>
    <message>
        <source>part of the state is copied while the device runs</source>
        <translation>ein Teil des Zustands wird kopiert, während das Gerät läuft</translation>
    </message>
    <message>
        <source>State of the device in a migration.</source>
        <translation>Zustand des Geräts in einer Migration.</translation>
    </message>
    <message>
        <source>failed: reset it</source>
        <translation>gescheitert: zurücksetzen</translation>
    </message>
    <message>
        <source>does nothing</source>
        <translation>tut nichts</translation>
    </message>
    <message>
        <source>stopped, its state is read</source>
        <translation>angehalten, sein Zustand wird gelesen</translation>
    </message>
    <message>
        <source>stopped, its state is written</source>
        <translation>angehalten, sein Zustand wird geschrieben</translation>
    </message>
    <message>
        <source>runs, starts no DMA to other devices</source>
        <translation>läuft, beginnt kein DMA zu anderen Geräten</translation>
    </message>
    <message>
        <source>runs, its state is read</source>
        <translation>läuft, sein Zustand wird gelesen</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>file that the state is read from or written to</source>
        <translation>Datei, aus der der Zustand gelesen oder in die er geschrieben wird</translation>
    </message>
    <message>
        <source>What VFIO_MIG_GET_PRECOPY_INFO answers.</source>
        <translation>Was VFIO_MIG_GET_PRECOPY_INFO antwortet.</translation>
    </message>
    <message>
        <source>new, for pre-copy</source>
        <translation>neu, für Pre-Copy</translation>
    </message>
    <message>
        <source>bytes that are to be read first</source>
        <translation>Bytes, die zuerst zu lesen sind</translation>
    </message>
    <message>
        <source>bytes that changed since</source>
        <translation>Bytes, die sich seither geändert haben</translation>
    </message>
    <message>
        <source>What LOW_POWER_ENTRY_WITH_WAKEUP is told.</source>
        <translation>Was LOW_POWER_ENTRY_WITH_WAKEUP gesagt bekommt.</translation>
    </message>
    <message>
        <source>signalled when the device wakes up</source>
        <translation>wird signalisiert, wenn das Gerät aufwacht</translation>
    </message>
    <message>
        <source>What DMA_LOGGING_START is told.</source>
        <translation>Was DMA_LOGGING_START gesagt bekommt.</translation>
    </message>
    <message>
        <source>bytes that one bit stands for</source>
        <translation>Bytes, für die ein Bit steht</translation>
    </message>
    <message>
        <source>elements of ranges</source>
        <translation>Elemente von ranges</translation>
    </message>
    <message>
        <source>address of struct vfio_device_feature_dma_logging_range[]</source>
        <translation>Adresse von struct vfio_device_feature_dma_logging_range[]</translation>
    </message>
    <message>
        <source>I/O virtual addresses whose writes are logged.</source>
        <translation>I/O-virtuelle Adressen, deren Schreibzugriffe protokolliert werden.</translation>
    </message>
    <message>
        <source>What DMA_LOGGING_REPORT is told.</source>
        <translation>Was DMA_LOGGING_REPORT gesagt bekommt.</translation>
    </message>
    <message>
        <source>address that the bits are written to</source>
        <translation>Adresse, an die die Bits geschrieben werden</translation>
    </message>
    <message>
        <source>How much a migration would move.</source>
        <translation>Wie viel eine Migration übertragen würde.</translation>
    </message>
    <message>
        <source>bytes, estimated</source>
        <translation>Bytes, geschätzt</translation>
    </message>
    <message>
        <source>Whether the device may start DMA.</source>
        <translation>Ob das Gerät DMA beginnen darf.</translation>
    </message>
    <message>
        <source>new, for CDX</source>
        <translation>neu, für CDX</translation>
    </message>
    <message>
        <source>may not</source>
        <translation>darf nicht</translation>
    </message>
    <message>
        <source>may</source>
        <translation>darf</translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_MAP_DMA is told.</source>
        <translation>Was VFIO_IOMMU_MAP_DMA gesagt bekommt.</translation>
    </message>
    <message>
        <source>the device may read</source>
        <translation>das Gerät darf lesen</translation>
    </message>
    <message>
        <source>the device may write</source>
        <translation>das Gerät darf schreiben</translation>
    </message>
    <message>
        <source>only vaddr changes</source>
        <translation>nur vaddr ändert sich</translation>
    </message>
    <message>
        <source>address in the process</source>
        <translation>Adresse im Prozess</translation>
    </message>
    <message>
        <source>address for the device</source>
        <translation>Adresse für das Gerät</translation>
    </message>
    <message>
        <source>Where dirty bits go.</source>
        <translation>Wohin Dirty-Bits kommen.</translation>
    </message>
    <message>
        <source>bytes of the bitmap</source>
        <translation>Bytes der Bitmap</translation>
    </message>
    <message>
        <source>the bits; a pointer, so 4 bytes on a 32-bit ABI</source>
        <translation>die Bits; ein Zeiger, also 4 Bytes auf einer 32-Bit-ABI</translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_UNMAP_DMA is told.</source>
        <translation>Was VFIO_IOMMU_UNMAP_DMA gesagt bekommt.</translation>
    </message>
    <message>
        <source>tell which pages were written</source>
        <translation>sagen, welche Seiten geschrieben wurden</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>forget the addresses in the process, keep the mapping</source>
        <translation>die Adressen im Prozess vergessen, das Mapping behalten</translation>
    </message>
    <message>
        <source>bytes; out: what was unmapped</source>
        <translation>Bytes; heraus: was entfernt wurde</translation>
    </message>
    <message>
        <source>struct vfio_bitmap, with GET_DIRTY_BITMAP</source>
        <translation>struct vfio_bitmap, mit GET_DIRTY_BITMAP</translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_DIRTY_PAGES is told.</source>
        <translation>Was VFIO_IOMMU_DIRTY_PAGES gesagt bekommt.</translation>
    </message>
    <message>
        <source>one of them</source>
        <translation>eines davon</translation>
    </message>
    <message>
        <source>start to track</source>
        <translation>Verfolgung beginnen</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>struct vfio_iommu_type1_dirty_bitmap_get, with GET_BITMAP</source>
        <translation>struct vfio_iommu_type1_dirty_bitmap_get, mit GET_BITMAP</translation>
    </message>
    <message>
        <source>The range to tell about.</source>
        <translation>Der Bereich, über den zu berichten ist.</translation>
    </message>
    <message>
        <source>first address for the device</source>
        <translation>erste Adresse für das Gerät</translation>
    </message>
    <message>
        <source>where the bits go</source>
        <translation>wohin die Bits kommen</translation>
    </message>
    <message>
        <source>Dynamic DMA windows.</source>
        <translation>Dynamische DMA-Fenster.</translation>
    </message>
    <message>
        <source>page sizes: bit n says 2^n bytes</source>
        <translation>Seitengrößen: Bit n heißt 2^n Bytes</translation>
    </message>
    <message>
        <source>most windows</source>
        <translation>höchste Zahl von Fenstern</translation>
    </message>
    <message>
        <source>most levels of a table</source>
        <translation>höchste Zahl von Ebenen einer Tabelle</translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_SPAPR_TCE_GET_INFO answers. It has no capabilities.</source>
        <translation>Was VFIO_IOMMU_SPAPR_TCE_GET_INFO antwortet. Es hat keine Capabilities.</translation>
    </message>
    <message>
        <source>dynamic windows are supported</source>
        <translation>dynamische Fenster werden unterstützt</translation>
    </message>
    <message>
        <source>bus address of the 32-bit window</source>
        <translation>Busadresse des 32-Bit-Fensters</translation>
    </message>
    <message>
        <source>its bytes</source>
        <translation>seine Bytes</translation>
    </message>
    <message>
        <source>with DDW</source>
        <translation>mit DDW</translation>
    </message>
    <message>
        <source>An error to inject.</source>
        <translation>Ein Fehler, der einzuspeisen ist.</translation>
    </message>
    <message>
        <source>kind of error</source>
        <translation>Art des Fehlers</translation>
    </message>
    <message>
        <source>what it hits</source>
        <translation>was er trifft</translation>
    </message>
    <message>
        <source>bus address</source>
        <translation>Busadresse</translation>
    </message>
    <message>
        <source>of the address</source>
        <translation>der Adresse</translation>
    </message>
    <message>
        <source>What VFIO_EEH_PE_OP is told.</source>
        <translation>Was VFIO_EEH_PE_OP gesagt bekommt.</translation>
    </message>
    <message>
        <source>what to do</source>
        <translation>was zu tun ist</translation>
    </message>
    <message>
        <source>no error handling</source>
        <translation>keine Fehlerbehandlung</translation>
    </message>
    <message>
        <source>error handling</source>
        <translation>Fehlerbehandlung</translation>
    </message>
    <message>
        <source>let I/O through</source>
        <translation>I/O durchlassen</translation>
    </message>
    <message>
        <source>let DMA through</source>
        <translation>DMA durchlassen</translation>
    </message>
    <message>
        <source>ask for the state</source>
        <translation>nach dem Zustand fragen</translation>
    </message>
    <message>
        <source>end a reset</source>
        <translation>einen Reset beenden</translation>
    </message>
    <message>
        <source>hot reset</source>
        <translation>Hot Reset</translation>
    </message>
    <message>
        <source>fundamental reset</source>
        <translation>Fundamental Reset</translation>
    </message>
    <message>
        <source>set up again after a reset</source>
        <translation>nach einem Reset wieder einrichten</translation>
    </message>
    <message>
        <source>make an error</source>
        <translation>einen Fehler erzeugen</translation>
    </message>
    <message>
        <source>for INJECT_ERR</source>
        <translation>für INJECT_ERR</translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_SPAPR_REGISTER_MEMORY is told.</source>
        <translation>Was VFIO_IOMMU_SPAPR_REGISTER_MEMORY gesagt bekommt.</translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_SPAPR_TCE_CREATE is told and answers.</source>
        <translation>Was VFIO_IOMMU_SPAPR_TCE_CREATE gesagt bekommt und antwortet.</translation>
    </message>
    <message>
        <source>a page is 2^page_shift bytes</source>
        <translation>eine Seite hat 2^page_shift Bytes</translation>
    </message>
    <message>
        <source>of the table</source>
        <translation>der Tabelle</translation>
    </message>
    <message>
        <source>out: bus address of the window</source>
        <translation>heraus: Busadresse des Fensters</translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_SPAPR_TCE_REMOVE is told.</source>
        <translation>Was VFIO_IOMMU_SPAPR_TCE_REMOVE gesagt bekommt.</translation>
    </message>
    <message>
        <source>bus address of the window</source>
        <translation>Busadresse des Fensters</translation>
    </message>
    <message>
        <source>Region CONFIG: start an operation, read its result.</source>
        <translation>Region CONFIG: eine Operation beginnen, ihr Ergebnis lesen.</translation>
    </message>
    <message>
        <source>operation request block</source>
        <translation>Operation Request Block</translation>
    </message>
    <message>
        <source>subchannel status word</source>
        <translation>Subchannel Status Word</translation>
    </message>
    <message>
        <source>interruption response block</source>
        <translation>Interruption Response Block</translation>
    </message>
    <message>
        <source>0, or an errno</source>
        <translation>0 oder ein errno</translation>
    </message>
    <message>
        <source>Region ASYNC_CMD: halt or clear.</source>
        <translation>Region ASYNC_CMD: anhalten oder löschen.</translation>
    </message>
    <message>
        <source>halt the subchannel</source>
        <translation>den Subchannel anhalten</translation>
    </message>
    <message>
        <source>clear the subchannel</source>
        <translation>den Subchannel löschen</translation>
    </message>
    <message>
        <source>Region SCHIB: read the subchannel information block.</source>
        <translation>Region SCHIB: den Subchannel Information Block lesen.</translation>
    </message>
    <message>
        <source>the block</source>
        <translation>der Block</translation>
    </message>
    <message>
        <source>Region CRW: read the next channel report word.</source>
        <translation>Region CRW: das nächste Channel Report Word lesen.</translation>
    </message>
    <message>
        <source>the word; 0: none</source>
        <translation>das Wort; 0: keines</translation>
    </message>
    <message>
        <source>The PCI function as the s390 firmware describes it.</source>
        <translation>Die PCI-Funktion, wie die Firmware von s390 sie beschreibt.</translation>
    </message>
    <message>
        <source>vfio-pci on s390 (drivers/vfio/pci/vfio_pci_zdev.c)</source>
        <translation>vfio-pci auf s390 (drivers/vfio/pci/vfio_pci_zdev.c)</translation>
    </message>
    <message>
        <source>The group of functions that the device belongs to.</source>
        <translation>Die Funktionsgruppe, zu der das Gerät gehört.</translation>
    </message>
    <message>
        <source>A text that identifies the device, in EBCDIC. Only where the firmware has one.</source>
        <translation>Ein Text, der das Gerät bezeichnet, in EBCDIC. Nur wo die Firmware einen hat.</translation>
    </message>
    <message>
        <source>Where the function sits in the machine.</source>
        <translation>Wo die Funktion in der Maschine sitzt.</translation>
    </message>
    <message>
        <source>Widths of atomic operations that the root port completes for the device. Only where there is one.</source>
        <translation>Breiten der atomaren Operationen, die der Root Port für das Gerät abschließt. Nur wo es einen gibt.</translation>
    </message>
    <message>
        <source>vfio-pci (drivers/vfio/pci/vfio_pci_core.c)</source>
        <translation>vfio-pci (drivers/vfio/pci/vfio_pci_core.c)</translation>
    </message>
    <message>
        <source>The parts of the region that may be mapped; the rest may not.</source>
        <translation>Die Teile der Region, die gemappt werden dürfen; der Rest darf nicht.</translation>
    </message>
    <message>
        <source>vfio-pci 4.6 to 4.15 (the BAR with the MSI-X table), i915 GVT (BAR 2), nvgrace-gpu (6.9), vfio-user servers</source>
        <translation>vfio-pci 4.6 bis 4.15 (die BAR mit der MSI-X-Tabelle), i915 GVT (BAR 2), nvgrace-gpu (6.9), vfio-user-Server</translation>
    </message>
    <message>
        <source>What a region beyond those of the bus is for.</source>
        <translation>Wofür eine Region über die des Busses hinaus da ist.</translation>
    </message>
    <message>
        <source>vfio-pci (IGD), i915 GVT, vfio-ccw, mbochs</source>
        <translation>vfio-pci (IGD), i915 GVT, vfio-ccw, mbochs</translation>
    </message>
    <message>
        <source>The MSI-X table of this BAR may be mapped too. Nothing follows the header.</source>
        <translation>Auch die MSI-X-Tabelle dieser BAR darf gemappt werden. Auf den Kopf folgt nichts.</translation>
    </message>
    <message>
        <source>vfio-pci, for the BAR that holds the MSI-X table (drivers/vfio/pci/vfio_pci_core.c)</source>
        <translation>vfio-pci, für die BAR mit der MSI-X-Tabelle (drivers/vfio/pci/vfio_pci_core.c)</translation>
    </message>
    <message>
        <source>Where the memory of an NVLink GPU lies for its peers.</source>
        <translation>Wo der Speicher einer NVLink-GPU für ihre Partner liegt.</translation>
    </message>
    <message>
        <source>vfio_pci_nvlink2 on powerpc, removed in 5.13 (b392a1989170)</source>
        <translation>vfio_pci_nvlink2 auf powerpc, in 5.13 entfernt (b392a1989170)</translation>
    </message>
    <message>
        <source>How fast the NVLink runs.</source>
        <translation>Wie schnell der NVLink läuft.</translation>
    </message>
    <message>
        <source>I/O virtual addresses that may be mapped. type1 leaves it out where its list is empty.</source>
        <translation>I/O-virtuelle Adressen, die gemappt werden dürfen. type1 lässt sie weg, wo seine Liste leer ist.</translation>
    </message>
    <message>
        <source>type1 (drivers/vfio/vfio_iommu_type1.c), iommufd (drivers/iommu/iommufd/vfio_compat.c)</source>
        <translation>type1 (drivers/vfio/vfio_iommu_type1.c), iommufd (drivers/iommu/iommufd/vfio_compat.c)</translation>
    </message>
    <message>
        <source>Dirty pages can be tracked, for the migration of a guest.</source>
        <translation>Schmutzige Seiten können verfolgt werden, für die Migration eines Gastes.</translation>
    </message>
    <message>
        <source>type1 (drivers/vfio/vfio_iommu_type1.c), never iommufd</source>
        <translation>type1 (drivers/vfio/vfio_iommu_type1.c), nie iommufd</translation>
    </message>
    <message>
        <source>How many more mappings are allowed.</source>
        <translation>Wie viele Mappings noch erlaubt sind.</translation>
    </message>
    <message>
        <source>Answers of real kernels</source>
        <translation>Antworten echter Kernel</translation>
    </message>
    <message>
        <source>IOMMU_GET_INFO, Linux 6.1</source>
        <translation>IOMMU_GET_INFO, Linux 6.1</translation>
    </message>
    <message>
        <source>iova_range stands at 68 behind the 12 bytes of dma_avail: each of its u64 is misaligned. Bytes 20 to 23 were never written.</source>
        <translation>iova_range steht bei 68 hinter den 12 Bytes von dma_avail: jedes seiner u64 ist falsch ausgerichtet. Die Bytes 20 bis 23 wurden nie geschrieben.</translation>
    </message>
    <message>
        <source>IOMMU_GET_INFO, Linux 6.12</source>
        <translation>IOMMU_GET_INFO, Linux 6.12</translation>
    </message>
    <message>
        <source>dma_avail is rounded up to 16, so iova_range starts at 72, on an 8-byte line; pad is zero.</source>
        <translation>dma_avail ist auf 16 aufgerundet, also beginnt iova_range bei 72, auf einer 8-Byte-Linie; pad ist null.</translation>
    </message>
    <message>
        <source>DEVICE_GET_REGION_INFO, Linux 6.1</source>
        <translation>DEVICE_GET_REGION_INFO, Linux 6.1</translation>
    </message>
    <message>
        <source>BAR0 with msix_mappable, a header without a body; the same bytes as on 6.12.</source>
        <translation>BAR0 mit msix_mappable, einem Kopf ohne Rumpf; dieselben Bytes wie unter 6.12.</translation>
    </message>
    <message>
        <source>DEVICE_GET_REGION_INFO, Linux 6.12</source>
        <translation>DEVICE_GET_REGION_INFO, Linux 6.12</translation>
    </message>
    <message>
        <source>BAR0 with msix_mappable: regions look as they did before 6.6, for their info struct and capabilities were multiples of 8 already.</source>
        <translation>BAR0 mit msix_mappable: Regionen sehen aus wie vor 6.6, denn ihr Info-Struct und ihre Capabilities waren schon Vielfache von 8.</translation>
    </message>
    <message>
        <source>DEVICE_GET_INFO, Linux 6.1</source>
        <translation>DEVICE_GET_INFO, Linux 6.1</translation>
    </message>
    <message>
        <source>No capabilities: 20 bytes of info, which the kernel wrote whole.</source>
        <translation>Keine Capabilities: 20 Bytes Info, die der Kernel ganz geschrieben hat.</translation>
    </message>
    <message>
        <source>DEVICE_GET_INFO, Linux 6.12</source>
        <translation>DEVICE_GET_INFO, Linux 6.12</translation>
    </message>
    <message>
        <source>No capabilities: 24 bytes of info, the last four the new pad.</source>
        <translation>Keine Capabilities: 24 Bytes Info, die letzten vier das neue pad.</translation>
    </message>
    <message>
        <source>Atomic completion: 20 or 24 bytes of info</source>
        <translation>Atomic Completion: 20 oder 24 Bytes Info</translation>
    </message>
    <message>
        <source>Atomic completion, Linux 6.5</source>
        <translation>Atomic Completion, Linux 6.5</translation>
    </message>
    <message>
        <source>20 bytes of info, then the capability at 20: 36 bytes, exactly what the caller gave.</source>
        <translation>20 Bytes Info, dann die Capability bei 20: 36 Bytes, genau was der Aufrufer gab.</translation>
    </message>
    <message>
        <source>Atomic completion, Linux 6.6</source>
        <translation>Atomic Completion, Linux 6.6</translation>
    </message>
    <message>
        <source>pad makes the info struct 24 bytes long, so the capability stands on an 8-byte line: 40 bytes.</source>
        <translation>pad macht das Info-Struct 24 Bytes lang, also steht die Capability auf einer 8-Byte-Linie: 40 Bytes.</translation>
    </message>
    <message>
        <source>Atomic completion, patch v1 as posted</source>
        <translation>Atomic Completion, Patch v1 wie gepostet</translation>
    </message>
    <message>
        <source>argsz was tested before the pad was added: a caller of exactly 36 bytes gets 40, four of them past its buffer.</source>
        <translation>argsz wurde geprüft, bevor das Pad dazukam: ein Aufrufer mit genau 36 Bytes bekommt 40, vier davon hinter seinem Puffer.</translation>
    </message>
    <message>
        <source>Atomic completion, patch v1 with the review&apos;s first remark</source>
        <translation>Atomic Completion, Patch v1 mit der ersten Bemerkung des Reviews</translation>
    </message>
    <message>
        <source>caps.buf, moved by the pad already, copied to arg + cap_offset: the chain starts 4 bytes behind cap_offset, where a reader finds id 0, and 8 bytes lie past the buffer.</source>
        <translation>caps.buf, vom Pad schon verschoben, nach arg + cap_offset kopiert: die Kette beginnt 4 Bytes hinter cap_offset, wo ein Leser die Id 0 findet, und 8 Bytes liegen hinter dem Puffer.</translation>
    </message>
    <message>
        <source>A program with 6.6 headers on Linux 6.5</source>
        <translation>Ein Programm mit Headern von 6.6 unter Linux 6.5</translation>
    </message>
    <message>
        <source>cap_offset is 20: what the program takes for pad at 20 is the id and version of the first capability.</source>
        <translation>cap_offset ist 20: was das Programm bei 20 für pad hält, sind Id und Version der ersten Capability.</translation>
    </message>
    <message>
        <source>zPCI on s390x, big endian</source>
        <translation>zPCI auf s390x, Big Endian</translation>
    </message>
    <message>
        <source>zPCI version 1, Linux 5.10</source>
        <translation>zPCI Version 1, Linux 5.10</translation>
    </message>
    <message>
        <source>Version 1 of base and group end before fh and imaxstbl: 32 and 40 bytes.</source>
        <translation>Version 1 von base und group endet vor fh und imaxstbl: 32 und 40 Bytes.</translation>
    </message>
    <message>
        <source>zPCI, Linux 6.1</source>
        <translation>zPCI, Linux 6.1</translation>
    </message>
    <message>
        <source>The chain starts at 20, so each u64 in it is misaligned: 20, 60, 108.</source>
        <translation>Die Kette beginnt bei 20, also ist jedes u64 in ihr falsch ausgerichtet: 20, 60, 108.</translation>
    </message>
    <message>
        <source>zPCI, Linux 6.12</source>
        <translation>zPCI, Linux 6.12</translation>
    </message>
    <message>
        <source>Four bytes of pad move the chain to 24, 64, 112, and each u64 onto its line.</source>
        <translation>Vier Bytes Pad rücken die Kette auf 24, 64, 112 und jedes u64 auf seine Linie.</translation>
    </message>
    <message>
        <source>zPCI with utility string, Linux 6.1</source>
        <translation>zPCI mit Utility String, Linux 6.1</translation>
    </message>
    <message>
        <source>The utility string makes a capability of 76 bytes, which is no multiple of 8.</source>
        <translation>Mit dem Utility String wird eine Capability 76 Bytes lang, kein Vielfaches von 8.</translation>
    </message>
    <message>
        <source>zPCI with utility string, Linux 6.12</source>
        <translation>zPCI mit Utility String, Linux 6.12</translation>
    </message>
    <message>
        <source>The 76 bytes of the utility string are rounded up to 80: pad at 188, pfip at 192.</source>
        <translation>Die 76 Bytes des Utility Strings sind auf 80 aufgerundet: Pad bei 188, pfip bei 192.</translation>
    </message>
    <message>
        <source>vfio-ccw, no capabilities</source>
        <translation>vfio-ccw, keine Capabilities</translation>
    </message>
    <message>
        <source>vfio-ccw copies 16 bytes of info out and adds no capability; cap_offset is not written.</source>
        <translation>vfio-ccw kopiert 16 Bytes Info hinaus und fügt keine Capability an; cap_offset wird nicht geschrieben.</translation>
    </message>
    <message>
        <source>The IOMMU on other kernels</source>
        <translation>Die IOMMU auf anderen Kerneln</translation>
    </message>
    <message>
        <source>type1 on i386, Linux 6.5</source>
        <translation>type1 auf i386, Linux 6.5</translation>
    </message>
    <message>
        <source>i386 aligns u64 to 4: the info struct has 20 bytes, migration 28, and the chain is at 20, 48, 60.</source>
        <translation>i386 richtet u64 auf 4 aus: das Info-Struct hat 20 Bytes, migration 28, und die Kette steht bei 20, 48, 60.</translation>
    </message>
    <message>
        <source>type1 on i386, Linux 6.6</source>
        <translation>type1 auf i386, Linux 6.6</translation>
    </message>
    <message>
        <source>The capabilities start on 8-byte lines, yet migration&apos;s own u64 fields stand at 36 and 44.</source>
        <translation>Die Capabilities beginnen auf 8-Byte-Linien, doch die eigenen u64-Felder von migration stehen bei 36 und 44.</translation>
    </message>
    <message>
        <source>iommufd standing in for a container, Linux 6.5</source>
        <translation>iommufd anstelle eines Containers, Linux 6.5</translation>
    </message>
    <message>
        <source>iommufd has no migration capability; iova_range follows dma_avail at 36.</source>
        <translation>iommufd hat keine Capability migration; iova_range folgt bei 36 auf dma_avail.</translation>
    </message>
    <message>
        <source>iommufd standing in for a container, Linux 6.12</source>
        <translation>iommufd anstelle eines Containers, Linux 6.12</translation>
    </message>
    <message>
        <source>iommufd leaves the pad at 36 to 39 unwritten: it holds what the caller had there.</source>
        <translation>iommufd lässt das Pad bei 36 bis 39 ungeschrieben: es enthält, was der Aufrufer dort hatte.</translation>
    </message>
    <message>
        <source>iommufd, half an answer</source>
        <translation>iommufd, eine halbe Antwort</translation>
    </message>
    <message>
        <source>The caller gave 40 bytes: dma_avail is there, its next points to 40 where the buffer ends, and cap_offset 0 says not to follow.</source>
        <translation>Der Aufrufer gab 40 Bytes: dma_avail ist da, sein next zeigt auf 40, wo der Puffer endet, und cap_offset 0 sagt, nicht zu folgen.</translation>
    </message>
    <message>
        <source>Kernel stack in migration&apos;s hole</source>
        <translation>Kernel-Stack im Loch von migration</translation>
    </message>
    <message>
        <source>Before commit cd24e2a60af6 the hole behind migration&apos;s flags held what was on the kernel&apos;s stack.</source>
        <translation>Vor Commit cd24e2a60af6 enthielt das Loch hinter flags von migration, was auf dem Stack des Kernels lag.</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Sparse mmap, no area</source>
        <translation>Sparse mmap, kein Bereich</translation>
    </message>
    <message>
        <source>nr_areas is 0: nothing of the region can be mapped; legal, and a trap for readers.</source>
        <translation>nr_areas ist 0: nichts von der Region kann gemappt werden; erlaubt, und eine Falle für Leser.</translation>
    </message>
    <message>
        <source>Sparse mmap, one area</source>
        <translation>Sparse mmap, ein Bereich</translation>
    </message>
    <message>
        <source>One area leaves the first 8 KiB, the MSI-X table, out of what can be mapped.</source>
        <translation>Ein Bereich lässt die ersten 8 KiB, die MSI-X-Tabelle, aus dem heraus, was gemappt werden kann.</translation>
    </message>
    <message>
        <source>Sparse mmap, 64 areas</source>
        <translation>Sparse mmap, 64 Bereiche</translation>
    </message>
    <message>
        <source>64 areas of 64 KiB, each with a hole of 64 KiB behind it.</source>
        <translation>64 Bereiche von 64 KiB, jeder mit einem Loch von 64 KiB dahinter.</translation>
    </message>
    <message>
        <source>GVT, the aperture</source>
        <translation>GVT, die Apertur</translation>
    </message>
    <message>
        <source>BAR2 of a virtual GPU: 256 MiB, of which the 64 MiB that are its own can be mapped.</source>
        <translation>BAR2 einer virtuellen GPU: 256 MiB, davon können die 64 MiB, die ihr gehören, gemappt werden.</translation>
    </message>
    <message>
        <source>Region type: the OpRegion of an Intel GPU</source>
        <translation>Regionstyp: der OpRegion einer Intel-GPU</translation>
    </message>
    <message>
        <source>The type is PCI_VENDOR_TYPE with vendor 8086; the subtype means something only with it.</source>
        <translation>Der Typ ist PCI_VENDOR_TYPE mit Hersteller 8086; der Subtyp bedeutet nur mit ihm etwas.</translation>
    </message>
    <message>
        <source>Region type: EDID of a virtual display</source>
        <translation>Regionstyp: EDID einer virtuellen Anzeige</translation>
    </message>
    <message>
        <source>Type 1 is GFX, subtype 1 its EDID region.</source>
        <translation>Typ 1 ist GFX, Subtyp 1 seine EDID-Region.</translation>
    </message>
    <message>
        <source>Region type: vfio-ccw async cmd</source>
        <translation>Regionstyp: async cmd von vfio-ccw</translation>
    </message>
    <message>
        <source>Big endian: type 2 is CCW, subtype 1 its async_cmd region.</source>
        <translation>Big Endian: Typ 2 ist CCW, Subtyp 1 seine Region async_cmd.</translation>
    </message>
    <message>
        <source>Region type: vfio-ccw schib</source>
        <translation>Regionstyp: schib von vfio-ccw</translation>
    </message>
    <message>
        <source>Big endian: type 2 is CCW, subtype 2 its schib region.</source>
        <translation>Big Endian: Typ 2 ist CCW, Subtyp 2 seine Region schib.</translation>
    </message>
    <message>
        <source>Region type: vfio-ccw crw</source>
        <translation>Regionstyp: crw von vfio-ccw</translation>
    </message>
    <message>
        <source>Big endian: type 2 is CCW, subtype 3 its crw region.</source>
        <translation>Big Endian: Typ 2 ist CCW, Subtyp 3 seine Region crw.</translation>
    </message>
    <message>
        <source>NVLink2, memory of a GPU</source>
        <translation>NVLink2, Speicher einer GPU</translation>
    </message>
    <message>
        <source>type, then ssatgt: two capabilities of 16 bytes at 32 and 48.</source>
        <translation>type, dann ssatgt: zwei Capabilities von 16 Bytes bei 32 und 48.</translation>
    </message>
    <message>
        <source>NVLink2, address translation shootdown</source>
        <translation>NVLink2, Address Translation Shootdown</translation>
    </message>
    <message>
        <source>The longest chain that a region ever had: type, ssatgt, lnkspd at 32, 48, 64.</source>
        <translation>Die längste Kette, die eine Region je hatte: type, ssatgt, lnkspd bei 32, 48, 64.</translation>
    </message>
    <message>
        <source>Too small a buffer</source>
        <translation>Ein zu kleiner Puffer</translation>
    </message>
    <message>
        <source>24 bytes for 116, Linux 6.1</source>
        <translation>24 Bytes für 116, Linux 6.1</translation>
    </message>
    <message>
        <source>CAPS is set, cap_offset is 0, argsz says 116: call again; bytes 20 to 23 are the caller&apos;s.</source>
        <translation>CAPS ist gesetzt, cap_offset ist 0, argsz sagt 116: noch einmal rufen; die Bytes 20 bis 23 sind die des Aufrufers.</translation>
    </message>
    <message>
        <source>22 bytes for 120, Linux 6.12</source>
        <translation>22 Bytes für 120, Linux 6.12</translation>
    </message>
    <message>
        <source>min(argsz, sizeof(info)) bytes are copied: the pad is cut in the middle.</source>
        <translation>min(argsz, sizeof(info)) Bytes werden kopiert: das pad ist mittendurch geschnitten.</translation>
    </message>
    <message>
        <source>16 bytes for 36, Linux 6.5</source>
        <translation>16 Bytes für 36, Linux 6.5</translation>
    </message>
    <message>
        <source>CAPS is set and argsz says 36, but this caller&apos;s struct has no cap_offset.</source>
        <translation>CAPS ist gesetzt, und argsz sagt 36, doch das Struct dieses Aufrufers hat kein cap_offset.</translation>
    </message>
    <message>
        <source>32 bytes for 64 of a region</source>
        <translation>32 Bytes für 64 einer Region</translation>
    </message>
    <message>
        <source>CAPS with cap_offset 0: the capability did not fit, and argsz says what would.</source>
        <translation>CAPS mit cap_offset 0: die Capability passte nicht, und argsz sagt, was passen würde.</translation>
    </message>
    <message>
        <source>cap_offset echoed, no capabilities</source>
        <translation>cap_offset zurückgegeben, keine Capabilities</translation>
    </message>
    <message>
        <source>CAPS is clear, so cap_offset means nothing: it is what the caller had put there.</source>
        <translation>CAPS ist nicht gesetzt, also bedeutet cap_offset nichts: es ist, was der Aufrufer hineingeschrieben hatte.</translation>
    </message>
    <message>
        <source>Capabilities that are out of tree</source>
        <translation>Capabilities außerhalb des Kernels</translation>
    </message>
    <message>
        <source>CXL, id 6 of NVIDIA&apos;s kernels</source>
        <translation>CXL, Id 6 der Kernel von NVIDIA</translation>
    </message>
    <message>
        <source>Flag 0x200 and id 6 are in no release of Linux: the capability is named and its 24 bytes behind the header are shown as they are.</source>
        <translation>Flag 0x200 und Id 6 stehen in keiner Linux-Version: Die Capability wird benannt, und ihre 24 Bytes hinter dem Kopf werden gezeigt, wie sie sind.</translation>
    </message>
    <message>
        <source>Chains that no kernel should write</source>
        <translation>Ketten, die kein Kernel schreiben sollte</translation>
    </message>
    <message>
        <source>A capability that points to itself</source>
        <translation>Eine Capability, die auf sich selbst zeigt</translation>
    </message>
    <message>
        <source>QEMU&apos;s walk never ends on this one.</source>
        <translation>Der Gang von QEMU endet bei dieser nie.</translation>
    </message>
    <message>
        <source>A cycle of three</source>
        <translation>Ein Kreis aus dreien</translation>
    </message>
    <message>
        <source>The last next leads back to the first capability.</source>
        <translation>Das letzte next führt zurück zur ersten Capability.</translation>
    </message>
    <message>
        <source>A chain that runs backwards</source>
        <translation>Eine Kette, die rückwärts läuft</translation>
    </message>
    <message>
        <source>It ends, and no kernel writes it: capabilities are only ever appended.</source>
        <translation>Sie endet, und kein Kernel schreibt sie: Capabilities werden nur hinten angefügt.</translation>
    </message>
    <message>
        <source>next inside the info struct</source>
        <translation>next im Info-Struct</translation>
    </message>
    <message>
        <source>Offset 16 is cap_offset itself; read as a header it is id 24, version 0.</source>
        <translation>Offset 16 ist cap_offset selbst; als Kopf gelesen ist es Id 24, Version 0.</translation>
    </message>
    <message>
        <source>next far past the end</source>
        <translation>next weit hinter dem Ende</translation>
    </message>
    <message>
        <source>4096 is outside the buffer: a reader without a bound reads what is not its own.</source>
        <translation>4096 liegt außerhalb des Puffers: ein Leser ohne Grenze liest, was ihm nicht gehört.</translation>
    </message>
    <message>
        <source>next four bytes before the end</source>
        <translation>next vier Bytes vor dem Ende</translation>
    </message>
    <message>
        <source>Half a header fits: id and version, but no next.</source>
        <translation>Ein halber Kopf passt: Id und Version, aber kein next.</translation>
    </message>
    <message>
        <source>A capability inside another</source>
        <translation>Eine Capability in einer anderen</translation>
    </message>
    <message>
        <source>48 lies within migration, which ends at 56.</source>
        <translation>48 liegt in migration, das bei 56 endet.</translation>
    </message>
    <message>
        <source>Shifted twice, big endian</source>
        <translation>Zweimal verschoben, Big Endian</translation>
    </message>
    <message>
        <source>The pad counted twice: at cap_offset stand zeros, then id and version read as next.</source>
        <translation>Das Pad zweimal gezählt: bei cap_offset stehen Nullen, dann werden Id und Version als next gelesen.</translation>
    </message>
    <message>
        <source>4,294,967,295 areas</source>
        <translation>4.294.967.295 Bereiche</translation>
    </message>
    <message>
        <source>nr_areas * 16 overflows 32 bits; two areas are there.</source>
        <translation>nr_areas * 16 läuft in 32 Bits über; zwei Bereiche sind da.</translation>
    </message>
    <message>
        <source>An area that wraps</source>
        <translation>Ein Bereich, der überläuft</translation>
    </message>
    <message>
        <source>offset + size passes 2^64.</source>
        <translation>offset + size geht über 2^64.</translation>
    </message>
    <message>
        <source>A range that ends before it starts</source>
        <translation>Ein Bereich, der endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>end is inclusive, so start may equal it, and never exceed it.</source>
        <translation>end zählt mit, also darf start gleich sein, und nie größer.</translation>
    </message>
    <message>
        <source>An id from the future</source>
        <translation>Eine Id aus der Zukunft</translation>
    </message>
    <message>
        <source>There is no length field: how long id 9 is, only the start of the next one tells.</source>
        <translation>Es gibt kein Längenfeld: wie lang Id 9 ist, sagt nur der Anfang der nächsten.</translation>
    </message>
    <message>
        <source>A version from the future</source>
        <translation>Eine Version aus der Zukunft</translation>
    </message>
    <message>
        <source>Newer versions append fields: the first 40 bytes read as version 2.</source>
        <translation>Neuere Versionen fügen Felder an: die ersten 40 Bytes lesen sich wie Version 2.</translation>
    </message>
    <message>
        <source>No kernel issues id 0: zeroed memory, or a chain that was shifted twice.</source>
        <translation>Kein Kernel vergibt die Id 0: genullter Speicher, oder eine Kette, die zweimal verschoben wurde.</translation>
    </message>
    <message>
        <source>The same id twice</source>
        <translation>Zweimal dieselbe Id</translation>
    </message>
    <message>
        <source>Legal by the text, never written; programs take the first.</source>
        <translation>Erlaubt nach dem Text, nie geschrieben; Programme nehmen die erste.</translation>
    </message>
    <message>
        <source>Cut inside a header</source>
        <translation>In einem Kopf abgeschnitten</translation>
    </message>
    <message>
        <source>The capture ends 5 bytes into the third capability.</source>
        <translation>Die Aufzeichnung endet 5 Bytes in der dritten Capability.</translation>
    </message>
    <message>
        <source>argsz ends inside the chain</source>
        <translation>argsz endet in der Kette</translation>
    </message>
    <message>
        <source>The caller gave 76 bytes and got 120.</source>
        <translation>Der Aufrufer gab 76 Bytes und bekam 120.</translation>
    </message>
    <message>
        <source>Pads that nobody wrote</source>
        <translation>Pads, die niemand geschrieben hat</translation>
    </message>
    <message>
        <source>0xa5 in the pad: not corruption by itself, a kernel may leave the caller&apos;s bytes there.</source>
        <translation>0xa5 im Pad: für sich keine Beschädigung, ein Kernel darf die Bytes des Aufrufers dort lassen.</translation>
    </message>
    <message>
        <source>-EINVAL: cap_offset {offset} is not from {least} to argsz {argsz}</source>
        <translation>-EINVAL: cap_offset {offset} liegt nicht zwischen {least} und argsz {argsz}</translation>
    </message>
    <message>
        <source>Checks cap_offset, then walks as QEMU does</source>
        <translation>Prüft cap_offset, geht dann wie QEMU</translation>
    </message>
    <message>
        <source>Has no walk of its own: reads by rust-vmm&apos;s vfio-ioctls</source>
        <translation>Hat keinen eigenen Gang: liest durch vfio-ioctls von rust-vmm</translation>
    </message>
    <message>
        <source>do ... while (next): a cap_offset of 0 makes it read the info struct as a capability</source>
        <translation>do ... while (next): bei einem cap_offset von 0 liest es das Info-Struct als Capability</translation>
    </message>
    <message>
        <source>time not recorded</source>
        <translation>Zeit nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>kernel not recorded</source>
        <translation>Kernel nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>fill {fill:#04x}</source>
        <translation>Füllwert {fill:#04x}</translation>
    </message>
    <message>
        <source>the driver is supposed</source>
        <translation>der Treiber ist angenommen</translation>
    </message>
    <message>
        <source>{what}: {size} bytes to [{start}, {stop}) of the caller&apos;s buffer</source>
        <translation>{what}: {size} Bytes nach [{start}, {stop}) im Puffer des Aufrufers</translation>
    </message>
    <message>
        <source>{over} bytes past argsz {argsz}</source>
        <translation>{over} Bytes hinter argsz {argsz}</translation>
    </message>
    <message>
        <source>{source}: this handler adds no capability here; {count} left out</source>
        <translation>{source}: dieser Handler fügt hier keine Capability hinzu; {count} ausgelassen</translation>
    </message>
    <message>
        <source>id {id}: header at {header} of caps.buf, size now {size}</source>
        <translation>Id {id}: Kopf bei {header} von caps.buf, Größe jetzt {size}</translation>
    </message>
    <message>
        <source>chain counts from the info struct; cap_offset {at}</source>
        <translation>die Kette zählt vom Info-Struct an; cap_offset {at}</translation>
    </message>
    <message>
        <source>moved up by {pad} in caps.buf</source>
        <translation>in caps.buf um {pad} hinaufgeschoben</translation>
    </message>
    <message>
        <source>{source}: only DMA_AVAIL and IOVA_RANGE are filled in; {count} left out</source>
        <translation>{source}: nur DMA_AVAIL und IOVA_RANGE werden gefüllt; {count} ausgelassen</translation>
    </message>
    <message>
        <source>{source}: one SPARSE_MMAP, nothing else; {count} left out</source>
        <translation>{source}: ein SPARSE_MMAP, sonst nichts; {count} ausgelassen</translation>
    </message>
    <message>
        <source>{source}: one capability of type for the EDID region, nothing else; {count} left out</source>
        <translation>{source}: eine Capability type für die EDID-Region, sonst nichts; {count} ausgelassen</translation>
    </message>
    <message>
        <source>{source}: bytes {start} to {last} are uninitialised kernel stack; zeros stand for them here</source>
        <translation>{source}: die Bytes {start} bis {last} sind nicht initialisierter Stack des Kernels; hier stehen Nullen für sie</translation>
    </message>
    <message>
        <source>short answer</source>
        <translation>kurze Antwort</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>unreadable chain</source>
        <translation>unlesbare Kette</translation>
    </message>
    <message>
        <source>QEMU: realloc while the returned argsz is larger</source>
        <translation>QEMU: realloc, solange das zurückgegebene argsz größer ist</translation>
    </message>
    <message>
        <source>DPDK: realloc while the returned argsz differs</source>
        <translation>DPDK: realloc, solange das zurückgegebene argsz abweicht</translation>
    </message>
    <message>
        <source>rust-vmm, crosvm, libvfn: a second call with what was returned</source>
        <translation>rust-vmm, crosvm, libvfn: ein zweiter Aufruf mit dem, was zurückkam</translation>
    </message>
    <message>
        <source>SPDK: 4096 bytes, once</source>
        <translation>SPDK: 4096 Bytes, einmal</translation>
    </message>
    <message>
        <source>Save worksheet</source>
        <translation>Übungsblatt speichern</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG-Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>Reiner Text (*.txt)</translation>
    </message>
    <message>
        <source>The worksheet was not saved: {problem}</source>
        <translation>Das Übungsblatt wurde nicht gespeichert: {problem}</translation>
    </message>
    <message>
        <source>Saved {sheet}, and its key beside it.</source>
        <translation>{sheet} ist gespeichert, und die Lösung daneben.</translation>
    </message>
    <message>
        <source>vfio-pci core</source>
        <translation>Kern von vfio-pci</translation>
    </message>
    <message>
        <source>type1 IOMMU</source>
        <translation>type1-IOMMU</translation>
    </message>
    <message>
        <source>i915 GVT</source>
        <translation>i915 GVT</translation>
    </message>
    <message>
        <source>mbochs sample</source>
        <translation>Beispiel mbochs</translation>
    </message>
    <message>
        <source>libvfio-user server</source>
        <translation>libvfio-user-Server</translation>
    </message>
    <message>
        <source>Err(IommuGetCapInfo): {why}</source>
        <translation>Err(IommuGetCapInfo): {why}</translation>
    </message>
    <message>
        <source>argsz {argsz} - {size} does not fit into a usize</source>
        <translation>argsz {argsz} - {size} passt nicht in ein usize</translation>
    </message>
    <message>
        <source>no IOVA_RANGE</source>
        <translation>kein IOVA_RANGE</translation>
    </message>
    <message>
        <source>Bounded by argsz; skips a version that it does not know</source>
        <translation>Begrenzt durch argsz; übergeht eine Version, die es nicht kennt</translation>
    </message>
    <message>
        <source>{offset} + {size} does not fit into a u32</source>
        <translation>{offset} + {size} passt nicht in ein u32</translation>
    </message>
    <message>
        <source>{count} areas of 16 bytes do not fit into a u32</source>
        <translation>{count} Bereiche zu 16 Bytes passen nicht in ein u32</translation>
    </message>
    <message>
        <source>Bounded by argsz, in sums that end the process where a u32 is too small</source>
        <translation>Begrenzt durch argsz, in Summen, die den Prozess beenden, wo ein u32 zu klein ist</translation>
    </message>
    <message>
        <source>the MMAP flag is not set</source>
        <translation>das Flag MMAP ist nicht gesetzt</translation>
    </message>
    <message>
        <source>of the BAR with the MSI-X table</source>
        <translation>beim BAR mit der MSI-X-Tabelle</translation>
    </message>
    <message>
        <source>exit status {status}: id {id}</source>
        <translation>Exit-Status {status}: id {id}</translation>
    </message>
    <message>
        <source>Starts at 32; adds next to the header where it is, less 32</source>
        <translation>Beginnt bei 32; zählt next, um 32 vermindert, zur Stelle des Headers hinzu</translation>
    </message>
    <message>
        <source>MemoryRange::new(): the area at {offset} is not page-aligned</source>
        <translation>MemoryRange::new(): der Bereich bei {offset} ist nicht an einer Seite ausgerichtet</translation>
    </message>
    <message>
        <source>Bounded by argsz; follows a cycle; aborts on an area that is not page-aligned</source>
        <translation>Begrenzt durch argsz; folgt einem Kreis; bricht bei einem Bereich ab, der nicht an einer Seite ausgerichtet ist</translation>
    </message>
    <message>
        <source>returns at {offset}; size {size} is over {length}, not used</source>
        <translation>kehrt bei {offset} zurück; size {size} ist größer als {length}, wird nicht benutzt</translation>
    </message>
    <message>
        <source>range_set_bounds(): the range at {offset} ends before it starts</source>
        <translation>range_set_bounds(): der Bereich bei {offset} endet vor seinem Anfang</translation>
    </message>
    <message>
        <source>on s390</source>
        <translation>auf s390</translation>
    </message>
    <message>
        <source>below a root port of its own</source>
        <translation>unter einem eigenen Root Port</translation>
    </message>
    <message>
        <source>Looks for one id at a time; never ends where the chain is a cycle without it</source>
        <translation>Sucht eine id nach der anderen; endet nie, wo die Kette ein Kreis ohne sie ist</translation>
    </message>
    <message>
        <source>A second loop beside vfio_get_cap(); the host&apos;s page size is taken for 4096</source>
        <translation>Eine zweite Schleife neben vfio_get_cap(); als Seitengröße des Hosts wird 4096 angenommen</translation>
    </message>
    <message>
        <source>-EINVAL: the areas at {offset} and {after} of the region overlap</source>
        <translation>-EINVAL: die Bereiche bei {offset} und {after} der Region überlappen sich</translation>
    </message>
    <message>
        <source>Refuses a device whose areas overlap; walks as QEMU did before</source>
        <translation>Lehnt ein Gerät ab, dessen Bereiche sich überlappen; geht wie QEMU zuvor</translation>
    </message>
    <message>
        <source>version {version} at {offset}</source>
        <translation>Version {version} bei {offset}</translation>
    </message>
    <message>
        <source>nr_iovas is {count}, not 1</source>
        <translation>nr_iovas ist {count}, nicht 1</translation>
    </message>
    <message>
        <source>DMA_AVAIL at {offset} ends at {stop}, not {expected}</source>
        <translation>DMA_AVAIL bei {offset} endet bei {stop}, nicht bei {expected}</translation>
    </message>
    <message>
        <source>id {id} at {offset}</source>
        <translation>id {id} bei {offset}</translation>
    </message>
    <message>
        <source>a header at {offset} does not fit into argsz {argsz}</source>
        <translation>ein Header bei {offset} passt nicht in argsz {argsz}</translation>
    </message>
    <message>
        <source>next {offset} goes back from {start}</source>
        <translation>next {offset} führt von {start} zurück</translation>
    </message>
    <message>
        <source>flags are {flags}, not 0x3</source>
        <translation>flags sind {flags}, nicht 0x3</translation>
    </message>
    <message>
        <source>the range is not the mock&apos;s</source>
        <translation>der Bereich ist nicht der des Mocks</translation>
    </message>
    <message>
        <source>Knows IOVA_RANGE and DMA_AVAIL alone, and expects the ranges of its mock</source>
        <translation>Kennt nur IOVA_RANGE und DMA_AVAIL und erwartet die Bereiche seines Mocks</translation>
    </message>
    <message>
        <source>{size} bytes are received into {room}</source>
        <translation>{size} Bytes werden in {room} empfangen</translation>
    </message>
    <message>
        <source>nr_areas is {count}; there is room for {room}</source>
        <translation>nr_areas ist {count}; Platz ist für {room}</translation>
    </message>
    <message>
        <source>Asks once, with 4096 zeroed bytes; has room for 8 areas, without a count</source>
        <translation>Fragt einmal, mit 4096 genullten Bytes; hat Platz für 8 Bereiche, ohne zu zählen</translation>
    </message>
    <message>
        <source>of BARs</source>
        <translation>bei BARs</translation>
    </message>
    <message>
        <source>Looks at offset 32 alone, whatever cap_offset and next say; its memory goes on with zeros to a multiple of 32 bytes</source>
        <translation>Sieht nur bei Offset 32 nach, was auch cap_offset und next sagen; sein Speicher geht mit Nullen bis zu einem Vielfachen von 32 Bytes weiter</translation>
    </message>
    <message>
        <source>Prints every header; a cap_offset of 0 makes it read the info struct as one</source>
        <translation>Gibt jeden Header aus; bei cap_offset 0 liest es das Info-Struct als einen</translation>
    </message>
    <message>
        <source>Looks at the first capability alone</source>
        <translation>Sieht nur die erste Capability an</translation>
    </message>
    <message>
        <source>in a debug log</source>
        <translation>in einem Debug-Log</translation>
    </message>
    <message>
        <source>Reads headers alone; a cap_offset of 0 makes it read the info struct as one</source>
        <translation>Liest nur Header; bei cap_offset 0 liest es das Info-Struct als einen</translation>
    </message>
    <message>
        <source>the region has size 0</source>
        <translation>die Region hat size 0</translation>
    </message>
    <message>
        <source>base64 with a character too few or too many</source>
        <translation>Base64 mit einem Zeichen zu wenig oder zu viel</translation>
    </message>
    <message>
        <source>a line of base64 that does not fit the others; join it with them</source>
        <translation>eine Zeile Base64, die nicht zu den anderen passt; bitte mit ihnen verbinden</translation>
    </message>
    <message>
        <source>base32 (a guess: nothing in them speaks against base64)</source>
        <translation>base32 (geraten: nichts in ihnen spricht gegen base64)</translation>
    </message>
    <message>
        <source>base32 (as base64, they look less like an answer)</source>
        <translation>base32 (als base64 sähen sie weniger nach einer Antwort aus)</translation>
    </message>
    <message>
        <source>bits (xxd -b, gdb x/tb)</source>
        <translation>Bits (xxd -b, gdb x/tb)</translation>
    </message>
    <message>
        <source>{shown} is no row of bits</source>
        <translation>{shown} ist keine Zeile mit Bits</translation>
    </message>
    <message>
        <source>{shown} is no group of {width} bits</source>
        <translation>{shown} ist keine Gruppe von {width} Bits</translation>
    </message>
    <message>
        <source>od -c, hexdump -c</source>
        <translation>od -c, hexdump -c</translation>
    </message>
    <message>
        <source>{shown} is no character of od -c in four columns</source>
        <translation>{shown} ist kein Zeichen von od -c in vier Spalten</translation>
    </message>
    <message>
        <source>the row does not end with a whole byte, or before the others do: spaces at its end may be gone; od -A x -c has offsets</source>
        <translation>die Zeile endet nicht mit einem ganzen Byte oder früher als die anderen: Leerzeichen am Ende können fehlen; od -A x -c hat Offsets</translation>
    </message>
    <message>
        <source>rows without offsets, and argsz does not say that they are all: a space at the end is nothing to be seen; od -A x -c has offsets</source>
        <translation>Zeilen ohne Offsets, und argsz sagt nicht, dass das alle sind: ein Leerzeichen am Ende ist nicht zu sehen; od -A x -c hat Offsets</translation>
    </message>
    <message>
        <source>the row ends in blanks, which may be spaces or nothing; add the line with the last offset</source>
        <translation>die Zeile endet mit Leerraum, der Leerzeichen sein kann oder nichts; bitte die Zeile mit dem letzten Offset anfügen</translation>
    </message>
    <message>
        <source>Wireshark, SPDK, WinDbg (columns)</source>
        <translation>Wireshark, SPDK, WinDbg (Spalten)</translation>
    </message>
    <message>
        <source>the last word of the row is cut</source>
        <translation>das letzte Wort der Zeile ist abgeschnitten</translation>
    </message>
    <message>
        <source>a struct by its fields (gdb p *info, strace)</source>
        <translation>eine Struktur nach Feldern (gdb p *info, strace)</translation>
    </message>
    <message>
        <source>{shown} does not fit {name}, {size} bytes</source>
        <translation>{shown} passt nicht in {name}, {size} Bytes</translation>
    </message>
    <message>
        <source>{name} is there, but a field in front of it is not: {missing}</source>
        <translation>{name} ist da, aber ein Feld davor fehlt: {missing}</translation>
    </message>
    <message>
        <source>the struct {name} by its fields, written {order}-endian: of what lies behind it, only names and values are in the text, which are not read</source>
        <translation>die Struktur {name} nach ihren Feldern, {order}-endian geschrieben: Von dem, was dahinter liegt, stehen nur Namen und Werte im Text, und die werden nicht gelesen</translation>
    </message>
    <message>
        <source>not shown, so left out: {names}</source>
        <translation>nicht gezeigt, also weggelassen: {names}</translation>
    </message>
    <message>
        <source>{name} comes twice</source>
        <translation>{name} kommt zweimal vor</translation>
    </message>
    <message>
        <source>{shown} is no member of a struct by fields; expected name = value, or the closing brace</source>
        <translation>{shown} ist kein Feld einer Struktur; erwartet wird Name = Wert oder die schließende Klammer</translation>
    </message>
    <message>
        <source>{name} is none of the ioctls whose answers are read</source>
        <translation>{name} ist keiner der ioctls, deren Antworten gelesen werden</translation>
    </message>
    <message>
        <source>these members are those of no one info struct ({names}); expected {expected}</source>
        <translation>diese Felder gehören zu keiner einzelnen Info-Struktur ({names}); erwartet wird {expected}</translation>
    </message>
    <message>
        <source>{shown} is no flag of {name}</source>
        <translation>{shown} ist kein Flag von {name}</translation>
    </message>
    <message>
        <source>{shown} is no number and no flag, for {name}</source>
        <translation>{shown} ist für {name} weder Zahl noch Flag</translation>
    </message>
    <message>
        <source>od -An -t u1, -t d4 (numbers alone)</source>
        <translation>od -An -t u1, -t d4 (nur Zahlen)</translation>
    </message>
    <message>
        <source>lines of numbers stand apart; expected one block of them</source>
        <translation>Zeilen mit Zahlen stehen auseinander; erwartet wird ein Block</translation>
    </message>
    <message>
        <source>{shown} is no number of {size} bytes</source>
        <translation>{shown} ist keine Zahl von {size} Bytes</translation>
    </message>
    <message>
        <source>argsz counts all numbers but the first; take it out if it is none of them</source>
        <translation>argsz zählt alle Zahlen außer der ersten; nehmen Sie sie heraus, wenn sie nicht dazugehört</translation>
    </message>
    <message>
        <source>the line holds numbers too, and more; give the numbers alone</source>
        <translation>auch diese Zeile enthält Zahlen, und mehr; geben Sie die Zahlen allein an</translation>
    </message>
    <message>
        <source>{shown} stands beside numbers that argsz counts without it; take it out if it is none of them</source>
        <translation>{shown} steht neben Zahlen, die argsz ohne es zählt; nehmen Sie es heraus, wenn es nicht dazugehört</translation>
    </message>
    <message>
        <source>%*ph in a message</source>
        <translation>%*ph in einer Meldung</translation>
    </message>
    <message>
        <source>64 bytes are the most that one %*ph writes, so it may be cut off</source>
        <translation>mehr als 64 Bytes schreibt ein %*ph nicht, es kann also abgeschnitten sein</translation>
    </message>
    <message>
        <source>the bytes are cut off by &apos;...&apos;; show all of them</source>
        <translation>die Bytes sind mit „...“ abgeschnitten; alle anzeigen lassen</translation>
    </message>
    <message>
        <source>{shown} among bytes; expected two hex digits</source>
        <translation>{shown} zwischen Bytes; erwartet werden zwei Hexziffern</translation>
    </message>
    <message>
        <source>gdb x/d, x/u, x/c, od -t d (numbers)</source>
        <translation>gdb x/d, x/u, x/c, od -t d (Zahlen)</translation>
    </message>
    <message>
        <source>by their addresses these rows hold {width} bytes each, where debuggers write {most}; rows may be missing between them</source>
        <translation>nach ihren Adressen hätten diese Zeilen je {width} Bytes, Debugger schreiben aber {most}; dazwischen fehlen vielleicht Zeilen</translation>
    </message>
    <message>
        <source>{shown} is no number of this row</source>
        <translation>{shown} ist keine Zahl dieser Zeile</translation>
    </message>
    <message>
        <source>{shown} is no panel of hex bytes</source>
        <translation>{shown} ist kein Feld mit Hexbytes</translation>
    </message>
    <message>
        <source>groups of different sizes in one row</source>
        <translation>Gruppen verschiedener Größe in einer Zeile</translation>
    </message>
    <message>
        <source>{shown} looks like bytes of a dump, but no part of the one that was read fits it; give one whole dump in one form, with this line mended or taken out</source>
        <translation>{shown} sieht wie Bytes eines Dumps aus, gehört aber nicht zu dem gelesenen; bitte einen ganzen Dump in einer Form geben und diese Zeile ausbessern oder entfernen</translation>
    </message>
    <message>
        <source>vfioviz is not in your applications menu yet, and its files have no icon.</source>
        <translation>vfioviz ist noch nicht im Anwendungsmenü, und seine Dateien haben kein Symbol.</translation>
    </message>
    <message>
        <source>Add to the menu</source>
        <translation>Ins Menü aufnehmen</translation>
    </message>
    <message>
        <source>vfioviz is in your menu now; vfioviz desktop remove takes it out again.</source>
        <translation>vfioviz ist jetzt im Menü; vfioviz desktop remove nimmt es wieder heraus.</translation>
    </message>
    <message>
        <source>the base&apos;s file is larger than {limit} MiB</source>
        <translation>die Datei der Grundlage ist größer als {limit} MiB</translation>
    </message>
    <message>
        <source>the base has this new file already</source>
        <translation>die Grundlage hat diese neue Datei schon</translation>
    </message>
    <message>
        <source>it is new, but the base has a file of this name</source>
        <translation>sie ist neu, aber die Grundlage hat eine Datei dieses Namens</translation>
    </message>
    <message>
        <source>new file</source>
        <translation>neue Datei</translation>
    </message>
    <message>
        <source>the base has it under its new name already</source>
        <translation>die Grundlage hat sie schon unter ihrem neuen Namen</translation>
    </message>
    <message>
        <source>the base has no such file: it may be deleted already</source>
        <translation>die Grundlage hat keine solche Datei: Vielleicht ist sie schon gelöscht</translation>
    </message>
    <message>
        <source>the base has no such file; its hunks change “{heading}”</source>
        <translation>die Grundlage hat keine solche Datei; ihre Hunks ändern „{heading}“</translation>
    </message>
    <message>
        <source>the base has no such file</source>
        <translation>die Grundlage hat keine solche Datei</translation>
    </message>
    <message>
        <source>the base has lines that it does not delete</source>
        <translation>die Grundlage hat Zeilen, die er nicht löscht</translation>
    </message>
    <message>
        <source>it fits in several places: lines {places}</source>
        <translation>er passt an mehrere Stellen: Zeilen {places}</translation>
    </message>
    <message>
        <source>already applied at line {line}</source>
        <translation>schon angewandt in Zeile {line}</translation>
    </message>
    <message>
        <source>line {line}: {text}</source>
        <translation>Zeile {line}: {text}</translation>
    </message>
    <message>
        <source>it fits only if {note}</source>
        <translation>er passt nur so: {note}</translation>
    </message>
    <message>
        <source>its header counts {missing} more lines, which are no blank lines of the base: something may be missing</source>
        <translation>sein Kopf zählt {missing} Zeilen mehr, die keine Leerzeilen der Grundlage sind: Vielleicht fehlt etwas</translation>
    </message>
    <message>
        <source>it has no context, so that its place can&apos;t be checked</source>
        <translation>er hat keinen Kontext, sodass sich seine Stelle nicht prüfen lässt</translation>
    </message>
    <message>
        <source>none of its {of} old lines is in the base</source>
        <translation>keine seiner {of} alten Zeilen steht in der Grundlage</translation>
    </message>
    <message>
        <source>does not apply: “{absent}” (line {number}) is not there; nearest place: line {line}, {found} of {of} lines</source>
        <translation>passt nicht: „{absent}“ (Zeile {number}) steht nicht da; nächste Stelle: Zeile {line}, {found} von {of} Zeilen</translation>
    </message>
    <message>
        <source>does not apply: between its lines the base has “{extra}” (line {between}); nearest place: line {line}</source>
        <translation>passt nicht: Zwischen seinen Zeilen hat die Grundlage „{extra}“ (Zeile {between}); nächste Stelle: Zeile {line}</translation>
    </message>
    <message>
        <source>does not apply: its lines are there, but not one behind the other; nearest place: line {line}</source>
        <translation>passt nicht: Seine Zeilen stehen da, aber nicht hintereinander; nächste Stelle: Zeile {line}</translation>
    </message>
    <message>
        <source>applies at line {line}</source>
        <translation>passt in Zeile {line}</translation>
    </message>
    <message>
        <source>applies at line {line}, white space aside</source>
        <translation>passt in Zeile {line}, von Zwischenraum abgesehen</translation>
    </message>
    <message>
        <source>applies at line {line} by its tokens: the lines were wrapped anew</source>
        <translation>passt in Zeile {line} nach seinen Tokens: Die Zeilen wurden neu umbrochen</translation>
    </message>
    <message>
        <source>applies at line {line} without one line of its context</source>
        <translation>passt in Zeile {line} ohne eine Zeile seines Kontexts</translation>
    </message>
    <message>
        <source>{said}, offset {offset:+d}</source>
        <translation>{said}, Versatz {offset:+d}</translation>
    </message>
    <message>
        <source>{said}; {note}</source>
        <translation>{said}; {note}</translation>
    </message>
    <message>
        <source>no line of it changes</source>
        <translation>keine ihrer Zeilen ändert sich</translation>
    </message>
    <message>
        <source>its hunk applies</source>
        <translation>ihr Hunk passt</translation>
    </message>
    <message>
        <source>all {count} hunks apply</source>
        <translation>alle {count} Hunks passen</translation>
    </message>
    <message>
        <source>its hunk is applied already</source>
        <translation>ihr Hunk ist schon angewandt</translation>
    </message>
    <message>
        <source>all {count} hunks are applied already</source>
        <translation>alle {count} Hunks sind schon angewandt</translation>
    </message>
    <message>
        <source>its hunk does not apply</source>
        <translation>ihr Hunk passt nicht</translation>
    </message>
    <message>
        <source>{fit} of {count} hunks apply</source>
        <translation>{fit} von {count} Hunks passen</translation>
    </message>
    <message>
        <source>{source}: more than {number:,} lines, the most that is read; cut the patch out first</source>
        <translation>{source}: mehr als {number:,} Zeilen, das Höchste, was gelesen wird; erst den Patch herausschneiden</translation>
    </message>
    <message>
        <source>the text is in quoted-printable and was decoded</source>
        <translation>der Text ist in quoted-printable und wurde dekodiert</translation>
    </message>
    <message>
        <source>HTML entities (&amp;gt;, &amp;lt;, &amp;amp;) were turned back into characters</source>
        <translation>HTML-Entitäten (&amp;gt;, &amp;lt;, &amp;amp;) wurden wieder zu Zeichen</translation>
    </message>
    <message>
        <source>no-break spaces were turned into spaces</source>
        <translation>geschützte Leerzeichen wurden zu Leerzeichen</translation>
    </message>
    <message>
        <source>{source}: more than {files:,} files or {hunks:,} hunks, the most that is read; give fewer patches at once</source>
        <translation>{source}: mehr als {files:,} Dateien oder {hunks:,} Hunks, das Höchste, was gelesen wird; weniger Patches auf einmal geben</translation>
    </message>
    <message>
        <source>its path leads out of the tree</source>
        <translation>ihr Pfad führt aus dem Baum hinaus</translation>
    </message>
    <message>
        <source>a combined diff of a merge says nothing of one base</source>
        <translation>ein kombiniertes Diff eines Merges sagt nichts über eine Grundlage</translation>
    </message>
    <message>
        <source>it is binary, and only text can be shown and changed</source>
        <translation>sie ist binär, und nur Text lässt sich zeigen und ändern</translation>
    </message>
    <message>
        <source>a hunk follows no “---” and “+++” that name a file; it was left out</source>
        <translation>vor einem Hunk nennen kein „---“ und „+++“ eine Datei; er wurde weggelassen</translation>
    </message>
    <message>
        <source>line {line} has more than {limit:,} characters</source>
        <translation>Zeile {line} hat mehr als {limit:,} Zeichen</translation>
    </message>
    <message>
        <source>it is a context diff (diff -c); a unified one (diff -u) is wanted</source>
        <translation>es ist ein Kontext-Diff (diff -c); gebraucht wird ein vereinheitlichtes (diff -u)</translation>
    </message>
    <message>
        <source>“{path}” is named, but none of its hunks is here</source>
        <translation>„{path}“ ist genannt, aber keiner der Hunks dazu ist da</translation>
    </message>
    <message>
        <source>an added line seems to have been wrapped: is it “{joined}”, or is “{rest}” no part of it?</source>
        <translation>eine hinzugefügte Zeile scheint umbrochen: Heißt sie „{joined}“, oder gehört „{rest}“ nicht dazu?</translation>
    </message>
    <message>
        <source>an added line opens a bracket that nothing closes: “{text}”</source>
        <translation>eine hinzugefügte Zeile öffnet eine Klammer, die nichts schließt: „{text}“</translation>
    </message>
    <message>
        <source>the hunk&apos;s header counts {old} old and {new} new lines, which do not fit those that are here: {missing} or more seem to be missing</source>
        <translation>der Kopf des Hunks zählt {old} alte und {new} neue Zeilen, was zu denen hier nicht passt: {missing} oder mehr scheinen zu fehlen</translation>
    </message>
    <message>
        <source>“{path}” can&apos;t be read: {reason}</source>
        <translation>„{path}“ lässt sich nicht lesen: {reason}</translation>
    </message>
    <message>
        <source>lines seem to have been wrapped: {lines}</source>
        <translation>Zeilen scheinen umbrochen: {lines}</translation>
    </message>
    <message>
        <source>white space was lost; that of added lines is made anew (hunks: {lines})</source>
        <translation>Zwischenraum ging verloren; der hinzugefügter Zeilen ist neu gemacht (Hunks: {lines})</translation>
    </message>
    <message>
        <source>blank lines of the context seem to have been dropped (hunks: {lines})</source>
        <translation>Leerzeilen des Kontexts scheinen weggefallen (Hunks: {lines})</translation>
    </message>
    <message>
        <source>other lines are here than the headers count (hunks: {lines})</source>
        <translation>hier stehen andere Zeilen, als die Köpfe zählen (Hunks: {lines})</translation>
    </message>
    <message>
        <source>a hunk may end before {lines}: what follows may be prose</source>
        <translation>vielleicht endet ein Hunk vorher ({lines}): Was folgt, kann Prosa sein</translation>
    </message>
    <message>
        <source>line {lines}</source>
        <translation>Zeile {lines}</translation>
    </message>
    <message>
        <source>lines {lines} and {more} more</source>
        <translation>Zeilen {lines} und {more} weitere</translation>
    </message>
    <message>
        <source>lines {lines}</source>
        <translation>Zeilen {lines}</translation>
    </message>
    <message>
        <source>the diffstat counts {files} files, {added} insertions, {removed} deletions; here are {here_files}, {here_added}, {here_removed}</source>
        <translation>der Diffstat zählt {files} Dateien, {added} Einfügungen, {removed} Löschungen; hier sind es {here_files}, {here_added}, {here_removed}</translation>
    </message>
    <message>
        <source>{more} more remarks were left out</source>
        <translation>{more} weitere Anmerkungen wurden weggelassen</translation>
    </message>
    <message>
        <source>{tree}: there is no revision “{revision}”; git log --all shows those that are</source>
        <translation>{tree}: Eine Revision „{revision}“ gibt es nicht; git log --all zeigt die vorhandenen</translation>
    </message>
    <message>
        <source>{tree}: git gave no hash for a revision</source>
        <translation>{tree}: git gab keinen Hash für eine Revision</translation>
    </message>
    <message>
        <source>git can&apos;t be started: {reason}; install git, or give files instead</source>
        <translation>git lässt sich nicht starten: {reason}; git installieren, oder stattdessen Dateien geben</translation>
    </message>
    <message>
        <source>{tree}: git: {said}</source>
        <translation>{tree}: git: {said}</translation>
    </message>
    <message>
        <source>{tree}: git took longer than {seconds:g} s; name a smaller range</source>
        <translation>{tree}: git brauchte länger als {seconds:g} s; einen kleineren Bereich nennen</translation>
    </message>
    <message>
        <source>{tree}: git gave more than {number} MiB, the most that is read; name a smaller range</source>
        <translation>{tree}: git gab mehr als {number} MiB, das Höchste, was gelesen wird; einen kleineren Bereich nennen</translation>
    </message>
    <message>
        <source>“{revision}” is no name of a revision; expected a tag, branch or hash: v6.12, HEAD~3</source>
        <translation>„{revision}“ ist kein Name einer Revision; erwartet wird ein Tag, Branch oder Hash: v6.12, HEAD~3</translation>
    </message>
    <message>
        <source>the mail has more than {limit} parts of parts: it was read as plain text</source>
        <translation>die Mail hat mehr als {limit} Teile von Teilen: Sie wurde als einfacher Text gelesen</translation>
    </message>
    <message>
        <source>an encrypted part was left out</source>
        <translation>ein verschlüsselter Teil wurde weggelassen</translation>
    </message>
    <message>
        <source>parts of the mail beyond {limit} were left out</source>
        <translation>Teile der Mail nach dem {limit}. wurden weggelassen</translation>
    </message>
    <message>
        <source>attachment “{name}” is no text and was left out</source>
        <translation>Anhang „{name}“ ist kein Text und wurde weggelassen</translation>
    </message>
    <message>
        <source>its line {line} and what follows were read as prose</source>
        <translation>seine Zeile {line} und was folgt wurden als Prosa gelesen</translation>
    </message>
    <message>
        <source>line {line} was read as the rest of its heading</source>
        <translation>Zeile {line} wurde als Rest seiner Überschrift gelesen</translation>
    </message>
    <message>
        <source>what seemed to be rests of wrapped lines was left out</source>
        <translation>was Reste umbrochener Zeilen schienen, wurde weggelassen</translation>
    </message>
    <message>
        <source>HTML entities were turned back into characters</source>
        <translation>HTML-Entitäten wurden wieder zu Zeichen</translation>
    </message>
    <message>
        <source>line {line} was joined to the one before</source>
        <translation>Zeile {line} wurde an die vorige angefügt</translation>
    </message>
    <message>
        <source>{source}: binary bytes; expected a mail, an mbox or a diff, as text</source>
        <translation>{source}: binäre Bytes; erwartet wird eine Mail, eine Mbox oder ein Diff, als Text</translation>
    </message>
    <message>
        <source>{source}: holds no diff; expected a patch: lines “--- a/FILE”, “+++ b/FILE” and “@@ -1,3 +1,4 @@”, plain or quoted in a mail</source>
        <translation>{source}: enthält kein Diff; erwartet wird ein Patch: Zeilen „--- a/FILE“, „+++ b/FILE“ und „@@ -1,3 +1,4 @@“, für sich oder in einer Mail zitiert</translation>
    </message>
    <message>
        <source>{source}: cannot be unpacked: {reason}</source>
        <translation>{source}: lässt sich nicht entpacken: {reason}</translation>
    </message>
    <message>
        <source>{source}: more than {number} MiB, the most that is read of patches; cut the mail out first</source>
        <translation>{source}: mehr als {number} MiB, das Höchste, was von Patches gelesen wird; erst die Mail herausschneiden</translation>
    </message>
    <message>
        <source>{source}: more than {number:,} mails, files or diffs, the most that is read; give fewer at once</source>
        <translation>{source}: mehr als {number:,} Mails, Dateien oder Diffs, das Höchste, was gelesen wird; weniger auf einmal geben</translation>
    </message>
    <message>
        <source>{text!r}: there is no such file or folder; expected PATH, PATH@REV or PATH@A..B</source>
        <translation>{text!r}: Eine solche Datei oder einen solchen Ordner gibt es nicht; erwartet wird PATH, PATH@REV oder PATH@A..B</translation>
    </message>
    <message>
        <source>{tree}: git ended too early</source>
        <translation>{tree}: git endete zu früh</translation>
    </message>
    <message>
        <source>{path}: larger than {number} MiB, the most that is read of a source file</source>
        <translation>{path}: größer als {number} MiB, das Höchste, was von einer Quelldatei gelesen wird</translation>
    </message>
    <message>
        <source>{tree}: is a folder, no revision</source>
        <translation>{tree}: ist ein Ordner, keine Revision</translation>
    </message>
    <message>
        <source>{tree}: more than {number:,} files; name a folder</source>
        <translation>{tree}: mehr als {number:,} Dateien; einen Ordner nennen</translation>
    </message>
    <message>
        <source>“{range}” is no range; expected A..B</source>
        <translation>„{range}“ ist kein Bereich; erwartet wird A..B</translation>
    </message>
    <message>
        <source>{source}: has no commits</source>
        <translation>{source}: hat keine Commits</translation>
    </message>
    <message>
        <source>{source}: has {count:,} commits; at most {most} are read</source>
        <translation>{source}: hat {count:,} Commits; höchstens {most} werden gelesen</translation>
    </message>
    <message>
        <source>“{text}” names one revision; patches are a range: {path}@A..B</source>
        <translation>„{text}“ nennt eine Revision; Patches sind ein Bereich: {path}@A..B</translation>
    </message>
    <message>
        <source>This capability is not one of the request.</source>
        <translation>Diese Capability ist keine der Anfrage.</translation>
    </message>
    <message>
        <source>platform, fsl-mc, cdx, ap, mtty, mdpy: no capabilities</source>
        <translation>platform, fsl-mc, cdx, ap, mtty, mdpy: keine Capabilities</translation>
    </message>
    <message>
        <source>LLDB x/c</source>
        <translation>LLDB x/c</translation>
    </message>
    <message>
        <source>{shown} is no byte</source>
        <translation>{shown} ist kein Byte</translation>
    </message>
    <message>
        <source>{source}: the KMSAN report speaks of a copy of {size} bytes, but no answer here has as many</source>
        <translation>{source}: Der KMSAN-Bericht spricht von einer Kopie von {size} Bytes, aber keine Antwort hier hat so viele</translation>
    </message>
    <message>
        <source>{start}-{stop} of {size}</source>
        <translation>{start}-{stop} von {size}</translation>
    </message>
    <message>
        <source>which it does not name</source>
        <translation>die er nicht nennt</translation>
    </message>
    <message>
        <source>{source}: line {line}, column 1: a KMSAN report that marks bytes as uninitialised ({said}), but holds none; add a dump of the answer to the text, or open the answer and give the report with --kmsan</source>
        <translation>{source}: Zeile {line}, Spalte 1: ein KMSAN-Bericht, der Bytes als nicht initialisiert kennzeichnet ({said}), aber keine enthält; bitte einen Dump der Antwort in den Text aufnehmen, oder die Antwort öffnen und den Bericht mit --kmsan geben</translation>
    </message>
    <message>
        <source>behind the header of a vfio-user message: id {id}, VFIO_USER_{command}, {size} bytes</source>
        <translation>hinter dem Kopf einer vfio-user-Nachricht: Id {id}, VFIO_USER_{command}, {size} Bytes</translation>
    </message>
    <message>
        <source>{source}, message at {start}</source>
        <translation>{source}, Nachricht bei {start}</translation>
    </message>
    <message>
        <source>{area} lies before the one that stands in front of it.</source>
        <translation>{area} liegt vor dem, der davor steht.</translation>
    </message>
    <message>
        <source>{area} is empty.</source>
        <translation>{area} ist leer.</translation>
    </message>
    <message>
        <source>{area} is not made of whole pages: mmap() refuses it.</source>
        <translation>{area} besteht nicht aus ganzen Seiten: mmap() lehnt ihn ab.</translation>
    </message>
    <message>
        <source>{area} overlaps {other}: QEMU refuses the device (commit da02b21cc70e).</source>
        <translation>{area} überlappt {other}: QEMU lehnt das Gerät ab (Commit da02b21cc70e).</translation>
    </message>
    <message>
        <source>argsz {argsz}, flags {flags:#x}, index {index}, count {count}</source>
        <translation>argsz {argsz}, flags {flags:#x}, index {index}, count {count}</translation>
    </message>
    <message>
        <source>flags {flags:#x}, count {count}: 12 + 8 * {count} = {size} bytes</source>
        <translation>flags {flags:#x}, count {count}: 12 + 8 * {count} = {size} Bytes</translation>
    </message>
    <message>
        <source>flags {flags:#x}, a DMA window of {size:#x} bytes from {start:#x} on</source>
        <translation>flags {flags:#x}, ein DMA-Fenster von {size:#x} Bytes ab {start:#x}</translation>
    </message>
    <message>
        <source>a header of 16 bytes: message {id}, {size} bytes</source>
        <translation>ein Kopf von 16 Bytes: Nachricht {id}, {size} Bytes</translation>
    </message>
    <message>
        <source>rust-vmm vfio-user server</source>
        <translation>vfio-user-Server von rust-vmm</translation>
    </message>
    <message>
        <source>id {id} is taken to have {size} bytes, a guess: no header says how long it is (--length {id}=BYTES)</source>
        <translation>Id {id} wird mit {size} Bytes angenommen, eine Vermutung: Kein Header sagt, wie lang sie ist (--length {id}=BYTES)</translation>
    </message>
    <message>
        <source>no CAPS: iommufd always sets it</source>
        <translation>kein CAPS: iommufd setzt es immer</translation>
    </message>
    <message>
        <source>DMA_AVAIL stands in a short answer</source>
        <translation>DMA_AVAIL steht in einer zu kurzen Antwort</translation>
    </message>
    <message>
        <source>a short answer of type1 and of iommufd are alike</source>
        <translation>kurze Antworten von type1 und iommufd sind gleich</translation>
    </message>
    <message>
        <source>MIGRATION is there: iommufd has none</source>
        <translation>MIGRATION ist da: iommufd hat keines</translation>
    </message>
    <message>
        <source>iommufd puts DMA_AVAIL first</source>
        <translation>iommufd stellt DMA_AVAIL an den Anfang</translation>
    </message>
    <message>
        <source>DMA_AVAIL {avail}: iommufd says 0xffffffff</source>
        <translation>DMA_AVAIL {avail}: iommufd sagt 0xffffffff</translation>
    </message>
    <message>
        <source>DMA_AVAIL first, 0xffffffff, and argsz is exactly what was needed</source>
        <translation>DMA_AVAIL zuerst, 0xffffffff, und argsz ist genau das Nötige</translation>
    </message>
    <message>
        <source>DMA_AVAIL first and 0xffffffff, but argsz is not what was needed</source>
        <translation>DMA_AVAIL zuerst und 0xffffffff, aber argsz ist nicht das Nötige</translation>
    </message>
    <message>
        <source>CAPS and cap_offset 32, and no capability behind it</source>
        <translation>CAPS und cap_offset 32, und keine Capability dahinter</translation>
    </message>
    <message>
        <source>argsz was raised without CAPS: no kernel does that</source>
        <translation>argsz wurde ohne CAPS erhöht: Das tut kein Kernel</translation>
    </message>
    <message>
        <source>argsz {argsz} without CAPS: libvfio-user asks so for more room, a kernel gives the caller&apos;s argsz back</source>
        <translation>argsz {argsz} ohne CAPS: So verlangt libvfio-user mehr Platz; ein Kernel gibt das argsz des Aufrufers zurück</translation>
    </message>
    <message>
        <source>a region of type CCW</source>
        <translation>eine Region des Typs CCW</translation>
    </message>
    <message>
        <source>vfio-user servers answer alike where there is room</source>
        <translation>vfio-user-Server antworten gleich, wo Platz ist</translation>
    </message>
    <message>
        <source>flags say CCW</source>
        <translation>flags sagt CCW</translation>
    </message>
    <message>
        <source>flags say a bus without capabilities</source>
        <translation>flags nennt einen Bus ohne Capabilities</translation>
    </message>
    <message>
        <source>vfio-pci alone adds capabilities to a device&apos;s info</source>
        <translation>nur vfio-pci fügt der Info eines Geräts Capabilities hinzu</translation>
    </message>
    <message>
        <source>more than {most:,} values</source>
        <translation>mehr als {most:,} Werte</translation>
    </message>
    <message>
        <source>a number that is none, or has too many digits</source>
        <translation>eine Zahl, die keine ist oder zu viele Ziffern hat</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>zu tief geschachtelt</translation>
    </message>
    <message>
        <source>{path} is to run as root, and {who} can change it: whoever can decides what root does</source>
        <translation>{path} soll als root laufen, und {who} kann es ändern: Wer das kann, bestimmt, was root tut</translation>
    </message>
    <message>
        <source>at most {most:,} bytes</source>
        <translation>höchstens {most:,} Bytes</translation>
    </message>
    <message>
        <source>a span as in 0-16, up to {size}</source>
        <translation>ein Bereich wie in 0-16, bis {size}</translation>
    </message>
    <message>
        <source>vfioviz runs as root, and need not: to read devices it starts a part of its own as root, that does nothing else.</source>
        <translation>vfioviz läuft als root und braucht das nicht: Um Geräte zu lesen, startet es einen eigenen Teil als root, der sonst nichts tut.</translation>
    </message>
    <message>
        <source>{text!r}: expected KEY=PATH[@REV][,PATCH...], as in mine=linux@v6.5,fix.patch</source>
        <translation>{text!r}: erwartet wird KEY=PATH[@REV][,PATCH...], etwa meins=linux@v6.5,fix.patch</translation>
    </message>
    <message>
        <source>{key!r} can&apos;t name a variant: expected letters, digits and . _ + -, at most 32</source>
        <translation>{key!r} kann keine Variante benennen: erwartet werden Buchstaben, Ziffern und . _ + -, höchstens 32</translation>
    </message>
    <message>
        <source>{key}: expected one device=FILE</source>
        <translation>{key}: ein device=DATEI erwartet</translation>
    </message>
    <message>
        <source>{key}: {count} patches; at most {most} are put on a tree</source>
        <translation>{key}: {count} Patches; höchstens {most} kommen auf einen Baum</translation>
    </message>
    <message>
        <source>{tree} is a range; expected one revision</source>
        <translation>{tree} ist ein Bereich; erwartet wird eine Revision</translation>
    </message>
    <message>
        <source>the C of {tree} is not here: read it first</source>
        <translation>das C von {tree} ist nicht hier: zuerst lesen</translation>
    </message>
    <message>
        <source>{key}: {why}</source>
        <translation>{key}: {why}</translation>
    </message>
    <message>
        <source>{path}: has {count} diffs; there is no #{number}; vfioviz patch {path} lists them</source>
        <translation>{path}: hat {count} Diffs; #{number} gibt es nicht; vfioviz patch {path} listet sie auf</translation>
    </message>
    <message>
        <source>{patch}: line {line}: {text}; --accept-doubts takes it so</source>
        <translation>{patch}: Zeile {line}: {text}; --accept-doubts nimmt es so</translation>
    </message>
    <message>
        <source>{patch}: {path}: {why}; vfioviz patch {patch} --onto TREE tells of each hunk</source>
        <translation>{patch}: {path}: {why}; vfioviz patch {patch} --onto TREE sagt es von jedem Hunk</translation>
    </message>
    <message>
        <source>{patch}: does not apply</source>
        <translation>{patch}: lässt sich nicht anwenden</translation>
    </message>
    <message>
        <source>the hunk at line {line}: {text}</source>
        <translation>der Hunk in Zeile {line}: {text}</translation>
    </message>
    <message>
        <source>{key!r} is a variant already; choose another KEY</source>
        <translation>{key!r} ist schon eine Variante; einen anderen KEY wählen</translation>
    </message>
    <message>
        <source>{name}: vfio_info_cap_add() is not there; expected a kernel tree, or a folder with {first} in it</source>
        <translation>{name}: vfio_info_cap_add() ist nicht da; erwartet wird ein Kernelbaum oder ein Ordner mit {first} darin</translation>
    </message>
    <message>
        <source>{handler} builds its answer without struct vfio_info_cap; its code can&apos;t be asked with the capabilities of a request: choose another handler</source>
        <translation>{handler} baut seine Antwort ohne struct vfio_info_cap; sein Code lässt sich nicht mit den Capabilities einer Anfrage fragen: einen anderen Handler wählen</translation>
    </message>
    <message>
        <source>{name}: {path} is not there</source>
        <translation>{name}: {path} ist nicht da</translation>
    </message>
    <message>
        <source>{name}: no function of {path} copies a struct {struct} to the caller</source>
        <translation>{name}: Keine Funktion von {path} kopiert ein struct {struct} zum Aufrufer</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}: {why}</translation>
    </message>
    <message>
        <source>interpreted from {name} on the device of {device}</source>
        <translation>interpretiert aus {name} auf dem Gerät aus {device}</translation>
    </message>
    <message>
        <source>interpreted from {name}</source>
        <translation>interpretiert aus {name}</translation>
    </message>
    <message>
        <source>A model: the C of {name} is interpreted on the device of {device}; its own code decides which capabilities there are.</source>
        <translation>Ein Modell: das C von {name} wird mit dem Gerät aus {device} interpretiert; sein eigener Code entscheidet, welche Capabilities es gibt.</translation>
    </message>
    <message>
        <source>A model: the C of {name} is interpreted with the capabilities of the request; what a driver would ask its device is passed over.</source>
        <translation>Ein Modell: Das C von {name} wird mit den Capabilities der Anfrage interpretiert; was ein Treiber sein Gerät fragen würde, wird übergangen.</translation>
    </message>
    <message>
        <source>{name}: {why}; see Variants, Where the C comes from</source>
        <translation>{name}: {why}; siehe Varianten, Woher das C kommt</translation>
    </message>
    <message>
        <source>{name}: {why}; expected include/uapi/linux/vfio.h in it</source>
        <translation>{name}: {why}; erwartet wird include/uapi/linux/vfio.h darin</translation>
    </message>
    <message>
        <source>{place}: there is no place for the capabilities of a request</source>
        <translation>{place}: Für die Capabilities einer Anfrage ist kein Platz</translation>
    </message>
    <message>
        <source>{place}: the function&apos;s brackets don&apos;t fit each other</source>
        <translation>{place}: Die Klammern der Funktion passen nicht zueinander</translation>
    </message>
    <message>
        <source>{count} stores to caps.buf, the last at {place}</source>
        <translation>{count} Schreibzugriffe auf caps.buf, der letzte in {place}</translation>
    </message>
    <message>
        <source>id {id}: header at {header} of caps.buf, size now {size}; {place}</source>
        <translation>ID {id}: Kopf bei {header} von caps.buf, Größe jetzt {size}; {place}</translation>
    </message>
    <message>
        <source>{what}: {size} bytes to [{start}, {stop}) of the caller&apos;s buffer; {place}</source>
        <translation>{what}: {size} Bytes nach [{start}, {stop}) im Puffer des Aufrufers; {place}</translation>
    </message>
    <message>
        <source>{name} is not there</source>
        <translation>{name} fehlt dort</translation>
    </message>
    <message>
        <source>{name} at {end} is new</source>
        <translation>{name} bei {end} ist neu</translation>
    </message>
    <message>
        <source>{name} at {end} is not reached by the chain</source>
        <translation>{name} bei {end} erreicht die Kette nicht</translation>
    </message>
    <message>
        <source>{name} {start} → {end} ({shift})</source>
        <translation>{name} {start} → {end} ({shift})</translation>
    </message>
    <message>
        <source>each capability is at the same offset</source>
        <translation>jede Capability liegt am selben Offset</translation>
    </message>
    <message>
        <source>{left} to {right}: {moved}</source>
        <translation>{left} zu {right}: {moved}</translation>
    </message>
    <message>
        <source>add the variant {key}</source>
        <translation>Variante {key} hinzufügen</translation>
    </message>
    <message>
        <source>{key} was not added: it comes with the program</source>
        <translation>{key} wurde nicht hinzugefügt: Sie kommt mit dem Programm</translation>
    </message>
    <message>
        <source>remove the variant {key}</source>
        <translation>Variante {key} entfernen</translation>
    </message>
    <message>
        <source>at most {most} variants</source>
        <translation>höchstens {most} Varianten</translation>
    </message>
    <message>
        <source>the name of a variant</source>
        <translation>der Name einer Variante</translation>
    </message>
    <message>
        <source>at most {most} patches</source>
        <translation>höchstens {most} Patches</translation>
    </message>
    <message>
        <source>no file that an answer needs</source>
        <translation>keine Datei, die eine Antwort braucht</translation>
    </message>
    <message>
        <source>no name of a patch</source>
        <translation>kein Name eines Patches</translation>
    </message>
    <message>
        <source>an absolute path of a file or folder, PATH or PATH@REV</source>
        <translation>ein absoluter Pfad einer Datei oder eines Ordners, PFAD oder PFAD@REV</translation>
    </message>
    <message>
        <source>64 hex digits</source>
        <translation>64 Hexziffern</translation>
    </message>
    <message>
        <source>single lines</source>
        <translation>einzelne Zeilen</translation>
    </message>
    <message>
        <source>the text of {key} was changed: add the variant anew from its source</source>
        <translation>der Text von {key} wurde geändert: die Variante neu aus ihrer Quelle hinzufügen</translation>
    </message>
    <message>
        <source>{path} is no file of the edit</source>
        <translation>{path} ist keine Datei der Änderung</translation>
    </message>
    <message>
        <source>at most {most} lines</source>
        <translation>höchstens {most} Zeilen</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>&apos;{shown}&apos; is no number from {low} to {high}: {value} stays.</source>
        <translation>&apos;{shown}&apos; ist keine Zahl von {low} bis {high}: Es bleibt bei {value}.</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Aufzeichnungen</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>{name}: {outcome}, {detail}</source>
        <translation>{name}: {outcome}, {detail}</translation>
    </message>
    <message>
        <source>One answer is open. A file with many records is shown here as a matrix.</source>
        <translation>Eine Antwort ist offen. Eine Datei mit vielen Aufzeichnungen wird hier als Matrix gezeigt.</translation>
    </message>
    <message>
        <source>{name}: being worked out…</source>
        <translation>{name}: wird berechnet …</translation>
    </message>
    <message>
        <source>Cancelled. It is worked out when the panel is shown again.</source>
        <translation>Abgebrochen. Es wird berechnet, wenn das Panel wieder gezeigt wird.</translation>
    </message>
    <message>
        <source>{count} records by call and argsz</source>
        <translation>{count} Aufzeichnungen nach Aufruf und argsz</translation>
    </message>
    <message>
        <source>Add a variant</source>
        <translation>Eine Variante hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>a folder; or a variant that has C: {key}</source>
        <translation>ein Ordner; oder eine Variante, die C hat: {key}</translation>
    </message>
    <message>
        <source>as the files are; else a tag, branch or hash</source>
        <translation>wie die Dateien sind; sonst ein Tag, Branch oder Hash</translation>
    </message>
    <message>
        <source>none; several with commas; PATCH#N: the N-th diff</source>
        <translation>keine; mehrere mit Kommas; PATCH#N: das N-te Diff</translation>
    </message>
    <message>
        <source>none: with the capabilities of the answer</source>
        <translation>keines: mit den Capabilities der Antwort</translation>
    </message>
    <message>
        <source>&amp;Join lines that seem wrapped, take hunks that seem to lack a line</source>
        <translation>Zeilen &amp;verbinden, die umbrochen scheinen, und Hunks nehmen, denen eine Zeile zu fehlen scheint</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Kernel &amp;tree:</source>
        <translation>Kernel&amp;baum:</translation>
    </message>
    <message>
        <source>&amp;Revision:</source>
        <translation>&amp;Revision:</translation>
    </message>
    <message>
        <source>&amp;Patches:</source>
        <translation>&amp;Patches:</translation>
    </message>
    <message>
        <source>&amp;Which diff:</source>
        <translation>&amp;Welcher Diff:</translation>
    </message>
    <message>
        <source>Re&amp;fer to the source by path and hash: its text does not travel in the project</source>
        <translation>Mit Pfad und Hash auf die Quelle &amp;verweisen: ihr Text reist nicht im Projekt mit</translation>
    </message>
    <message>
        <source>What it is made of was read from no file or tree, or is another one there by now: it travels in the project.</source>
        <translation>Woraus sie gemacht ist, wurde aus keiner Datei und keinem Baum gelesen oder ist dort inzwischen eine andere: Sie reist im Projekt mit.</translation>
    </message>
    <message>
        <source>{fit} of {count} hunks apply to {tree}: nothing of the patch was taken.</source>
        <translation>{fit} von {count} Hunks passen auf {tree}: nichts vom Patch wurde übernommen.</translation>
    </message>
    <message>
        <source>Looking for a base that would help …</source>
        <translation>Suche nach einer Basis, die helfen würde …</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen …</translation>
    </message>
    <message>
        <source>&amp;Device model:</source>
        <translation>&amp;Gerätemodell:</translation>
    </message>
    <message>
        <source>Kernel tree</source>
        <translation>Kernelbaum</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>Patches</translation>
    </message>
    <message>
        <source>Device model</source>
        <translation>Gerätemodell</translation>
    </message>
    <message>
        <source>Name a kernel tree, or a folder with drivers/vfio in it.</source>
        <translation>Nennen Sie einen Kernelbaum oder einen Ordner mit drivers/vfio darin.</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>{name} wird gelesen …</translation>
    </message>
    <message>
        <source>{source}: this partial clone has none of its {n:,} headers; git checkout of the revision fetches them</source>
        <translation>{source}: dieser unvollständige Klon hat keinen seiner {n:,} Header; git checkout der Revision holt sie</translation>
    </message>
    <message>
        <source>{title}: {count:,} characters; a header is read up to {most:,}: take out what does not declare the struct</source>
        <translation>{title}: {count:,} Zeichen; ein Header wird bis {most:,} gelesen: lassen Sie weg, was die Struktur nicht deklariert</translation>
    </message>
    <message>
        <source>{source}: more headers than are looked through; name a folder of it</source>
        <translation>{source}: mehr Header, als durchgesehen werden; einen Ordner daraus nennen</translation>
    </message>
    <message>
        <source>“{text}” names a range of commits; expected one revision, PATH@REV</source>
        <translation>„{text}“ nennt einen Bereich von Commits; erwartet wird eine Revision, PATH@REV</translation>
    </message>
    <message>
        <source>{text!r}: expected {form}, as in vfio_device_info_cap_x=device:6:1</source>
        <translation>{text!r}: erwartet {form}, etwa vfio_device_info_cap_x=device:6:1</translation>
    </message>
    <message>
        <source>{text!r}: {ioctl} is no ioctl with capabilities; there are {known}</source>
        <translation>{text!r}: {ioctl} ist kein ioctl mit Fähigkeiten; es gibt {known}</translation>
    </message>
    <message>
        <source>{text!r}: id and version are 1 to 65535</source>
        <translation>{text!r}: Id und Version sind 1 bis 65535</translation>
    </message>
    <message>
        <source>{key}: not taken as an ioctl with capabilities: {why}</source>
        <translation>{key}: nicht als ioctl mit Capabilities genommen: {why}</translation>
    </message>
    <message>
        <source>--capability {struct}: {source} declares no struct of this name that begins with struct {header}</source>
        <translation>--capability {struct}: {source} deklariert keine Struktur dieses Namens, die mit struct {header} beginnt</translation>
    </message>
    <message>
        <source>{source}: longer than a header is read: {most:,} characters, {tokens:,} tokens</source>
        <translation>{source}: länger, als ein Header gelesen wird: {most:,} Zeichen, {tokens:,} Token</translation>
    </message>
    <message>
        <source>{source}: no struct in it begins with struct {header}</source>
        <translation>{source}: keine Struktur darin beginnt mit struct {header}</translation>
    </message>
    <message>
        <source>{struct}: {why}; leave it out with --capability {struct}=-</source>
        <translation>{struct}: {why}; mit --capability {struct}=- bleibt sie weg</translation>
    </message>
    <message>
        <source>{key}: {macro}, struct {struct}, minsz to {field}, {flag}</source>
        <translation>{key}: {macro}, struct {struct}, minsz bis {field}, {flag}</translation>
    </message>
    <message>
        <source>{name}: {value:#x} of {field}</source>
        <translation>{name}: {value:#x} von {field}</translation>
    </message>
    <message>
        <source>{name}: {value:#x}</source>
        <translation>{name}: {value:#x}</translation>
    </message>
    <message>
        <source>leave it out with --capability {struct}=-</source>
        <translation>lassen Sie sie mit --capability {struct}=- weg</translation>
    </message>
    <message>
        <source>which ioctl it belongs to</source>
        <translation>zu welchem ioctl sie gehört</translation>
    </message>
    <message>
        <source>its id</source>
        <translation>ihre Id</translation>
    </message>
    <message>
        <source>which member counts its array</source>
        <translation>welches Mitglied ihr Feld zählt</translation>
    </message>
    <message>
        <source>{where}: {source} does not tell {lacks}; say it, as in --capability {example} (device, region or iommu; COUNTER {none} for none), or {leave}</source>
        <translation>{where}: {source} sagt nicht: {lacks}; geben Sie es an, etwa --capability {example} (device, region oder iommu; COUNTER {none} für keines), oder {leave}</translation>
    </message>
    <message>
        <source>{one} and {other} are both capability {id} version {version} of {ioctl}; leave one out with --capability {one}=-</source>
        <translation>{one} und {other} sind beide Fähigkeit {id} Version {version} von {ioctl}; lassen Sie eine mit --capability {one}=- weg</translation>
    </message>
    <message>
        <source>{new} takes the place of {old}: id {id} version {version}</source>
        <translation>{new} tritt an die Stelle von {old}: Id {id} Version {version}</translation>
    </message>
    <message>
        <source>--base: {text} is no patch</source>
        <translation>--base: {text} ist kein Patch</translation>
    </message>
    <message>
        <source>{title}: more than {most} MiB, the most that is read of a header</source>
        <translation>{title}: mehr als {most} MiB; mehr wird von einem Header nicht gelesen</translation>
    </message>
    <message>
        <source>an answer is read as {ioctl}, which these headers do not declare: read it as another ioctl first</source>
        <translation>eine Antwort wird als {ioctl} gelesen, den diese Header nicht deklarieren: erst als anderen ioctl lesen</translation>
    </message>
    <message>
        <source>read by the built-in headers</source>
        <translation>mit den eingebauten Headern lesen</translation>
    </message>
    <message>
        <source>read by the headers of {source}</source>
        <translation>mit den Headern von {source} lesen</translation>
    </message>
    <message>
        <source>at most {files} headers and {capabilities} capabilities are read</source>
        <translation>höchstens {files} Header und {capabilities} Fähigkeiten werden gelesen</translation>
    </message>
    <message>
        <source>each id and version once</source>
        <translation>jede Id und Version einmal</translation>
    </message>
    <message>
        <source>the text of the headers was changed: name their source anew</source>
        <translation>der Text der Header wurde geändert: nennen Sie ihre Quelle neu</translation>
    </message>
    <message>
        <source>at most {n} names of values are read</source>
        <translation>höchstens {n} Namen von Werten werden gelesen</translation>
    </message>
    <message>
        <source>a name of C</source>
        <translation>einen Namen in C</translation>
    </message>
    <message>
        <source>at most {n} ioctls are read</source>
        <translation>höchstens {n} ioctls werden gelesen</translation>
    </message>
    <message>
        <source>each key once</source>
        <translation>jeder Schlüssel einmal</translation>
    </message>
    <message>
        <source>a key of small letters, digits and _</source>
        <translation>ein Schlüssel aus Kleinbuchstaben, Ziffern und _</translation>
    </message>
    <message>
        <source>Click on what is to be explained; any key ends this.</source>
        <translation>Klicken Sie auf das, was erklärt werden soll; jede Taste beendet das.</translation>
    </message>
    <message>
        <source>standard input is read once</source>
        <translation>die Standardeingabe wird nur einmal gelesen</translation>
    </message>
    <message>
        <source>--base: none of the sources is a patch</source>
        <translation>--base: keine der Quellen ist ein Patch</translation>
    </message>
    <message>
        <source>a hole between members is written out: what stands there by chance is copied to user space, and it can&apos;t be used later</source>
        <translation>ein Loch zwischen Membern wird ausgeschrieben: Was dort zufällig steht, wird in den Userspace kopiert, und später ist es nicht zu brauchen</translation>
    </message>
    <message>
        <source>the size is a multiple of the strictest member&apos;s alignment, by a member that is written out</source>
        <translation>die Größe ist ein Vielfaches der Ausrichtung des strengsten Members, durch einen ausgeschriebenen Member</translation>
    </message>
    <message>
        <source>a struct has one size on every ABI, or needs compat code</source>
        <translation>ein Struct hat auf jeder ABI eine Größe, oder es braucht compat-Code</translation>
    </message>
    <message>
        <source>a member has one offset on every ABI, or needs compat code</source>
        <translation>ein Member hat auf jeder ABI einen Offset, oder es braucht compat-Code</translation>
    </message>
    <message>
        <source>a 64-bit member is __aligned_u64: a plain __u64 is aligned to 4 on i386</source>
        <translation>ein Member mit 64 Bits ist __aligned_u64: Ein einfaches __u64 ist auf i386 auf 4 ausgerichtet</translation>
    </message>
    <message>
        <source>no pointer in a uapi struct: a __u64 holds an address on every ABI</source>
        <translation>kein Zeiger in einem uapi-Struct: Ein __u64 fasst eine Adresse auf jeder ABI</translation>
    </message>
    <message>
        <source>no long or size_t in a uapi struct: it has 4 bytes in a 32-bit program on a 64-bit kernel</source>
        <translation>kein long oder size_t in einem uapi-Struct: Es hat 4 Bytes in einem 32-Bit-Programm auf einem 64-Bit-Kernel</translation>
    </message>
    <message>
        <source>no enum member: its size is the compiler&apos;s choice; a __u32 holds it</source>
        <translation>kein enum als Member: Seine Größe wählt der Compiler; ein __u32 fasst es</translation>
    </message>
    <message>
        <source>no bool member: its size is the compiler&apos;s choice, and any byte but 0 and 1 is undefined; a __u8 or a flag holds it</source>
        <translation>kein bool als Member: Seine Größe wählt der Compiler, und jedes Byte außer 0 und 1 ist undefiniert; ein __u8 oder ein Flag fasst es</translation>
    </message>
    <message>
        <source>no floating point in a uapi struct</source>
        <translation>keine Gleitkommazahl in einem uapi-Struct</translation>
    </message>
    <message>
        <source>no bit-fields: their order is the compiler&apos;s choice, and other languages have none</source>
        <translation>keine Bitfelder: Ihre Reihenfolge wählt der Compiler, und andere Sprachen haben keine</translation>
    </message>
    <message>
        <source>bit-fields that change places with the byte order are declared for each (__LITTLE_ENDIAN_BITFIELD)</source>
        <translation>Bitfelder, die mit der Bytereihenfolge die Plätze tauschen, werden für jede deklariert (__LITTLE_ENDIAN_BITFIELD)</translation>
    </message>
    <message>
        <source>members have the kernel&apos;s types of a fixed size: __u32, __s64</source>
        <translation>Member haben die Typen des Kernels mit fester Größe: __u32, __s64</translation>
    </message>
    <message>
        <source>reserved members have to be 0, and the kernel has to refuse what is not: else they can&apos;t be used later</source>
        <translation>reservierte Member müssen 0 sein, und der Kernel muss abweisen, was es nicht ist: Sonst sind sie später nicht zu brauchen</translation>
    </message>
    <message>
        <source>a reserved member that stands before a stricter one creates the hole that it was meant to fill</source>
        <translation>ein reservierter Member vor einem strengeren macht das Loch, das er füllen sollte</translation>
    </message>
    <message>
        <source>a member stands on a multiple of its own size: else it is read in two pieces</source>
        <translation>ein Member steht auf einem Vielfachen seiner Größe: Sonst wird er in zwei Stücken gelesen</translation>
    </message>
    <message>
        <source>packed members can&apos;t be pointed to, and are read byte by byte where the machine is strict</source>
        <translation>auf gepackte Member kann man nicht zeigen, und wo die Maschine streng ist, werden sie Byte für Byte gelesen</translation>
    </message>
    <message>
        <source>a flexible array is the last member</source>
        <translation>ein flexibles Array ist der letzte Member</translation>
    </message>
    <message>
        <source>a member keeps its offset: programs that are built read it where it was</source>
        <translation>ein Member behält seinen Offset: Gebaute Programme lesen ihn dort, wo er war</translation>
    </message>
    <message>
        <source>a member stays: programs that are built read and write it, and use its name</source>
        <translation>ein Member bleibt: Gebaute Programme lesen und schreiben ihn, und Quellen benutzen seinen Namen</translation>
    </message>
    <message>
        <source>a struct stays: programs that use it are not built any more</source>
        <translation>ein Struct bleibt: Programme, die es benutzen, lassen sich sonst nicht mehr bauen</translation>
    </message>
    <message>
        <source>a member keeps its size</source>
        <translation>ein Member behält seine Größe</translation>
    </message>
    <message>
        <source>a member keeps its name: sources that use it are not built any more</source>
        <translation>ein Member behält seinen Namen: Quellen, die ihn benutzen, lassen sich sonst nicht mehr bauen</translation>
    </message>
    <message>
        <source>a struct grows at its end, and only where a caller says how much it has room for (argsz): else a program with the old header is written past the end of its own</source>
        <translation>ein Struct wächst an seinem Ende, und nur dort, wo ein Aufrufer sagt, wie viel Platz er hat (argsz): Sonst wird einem Programm mit dem alten Header über das Ende des seinen geschrieben</translation>
    </message>
    <message>
        <source>a struct does not shrink: programs that are built pass the old</source>
        <translation>ein Struct schrumpft nicht: Gebaute Programme übergeben die alte Größe</translation>
    </message>
    <message>
        <source>{n} bytes [{start}, {stop}) belong to no member</source>
        <translation>{n} Bytes [{start}, {stop}) gehören zu keinem Member</translation>
    </message>
    <message>
        <source>a hole of {n} bytes at {start} follows {name}</source>
        <translation>ein Loch von {n} Bytes bei {start} folgt auf {name}</translation>
    </message>
    <message>
        <source>{n} bytes [{start}, {stop}) behind the last member</source>
        <translation>{n} Bytes [{start}, {stop}) hinter dem letzten Member</translation>
    </message>
    <message>
        <source>the {word} is packed</source>
        <translation>{word} ist gepackt</translation>
    </message>
    <message>
        <source>{n} bits of {type}</source>
        <translation>{n} Bits von {type}</translation>
    </message>
    <message>
        <source>1 bit of {type}</source>
        <translation>1 Bit von {type}</translation>
    </message>
    <message>
        <source>reserved: it has to be checked for 0</source>
        <translation>reserviert: es muss auf 0 geprüft werden</translation>
    </message>
    <message>
        <source>{n} bytes at {offset} cross a multiple of 8</source>
        <translation>{n} Bytes bei {offset} liegen über einem Vielfachen von 8</translation>
    </message>
    <message>
        <source>an array without a length at {offset}, before other members</source>
        <translation>ein Array ohne Länge bei {offset}, vor anderen Membern</translation>
    </message>
    <message>
        <source>{type} is an address</source>
        <translation>{type} ist eine Adresse</translation>
    </message>
    <message>
        <source>{type} is an enum of unknown enumerators: taken as 4 bytes</source>
        <translation>{type} ist ein Enum mit unbekannten Enumeratoren: für 4 Byte gehalten</translation>
    </message>
    <message>
        <source>{type} is an enum</source>
        <translation>{type} ist ein Enum</translation>
    </message>
    <message>
        <source>{type} is floating point</source>
        <translation>{type} ist eine Gleitkommazahl</translation>
    </message>
    <message>
        <source>{type} is a bool</source>
        <translation>{type} ist ein bool</translation>
    </message>
    <message>
        <source>{type} has as many bytes as a pointer</source>
        <translation>{type} hat so viele Bytes wie ein Zeiger</translation>
    </message>
    <message>
        <source>{type} is no type of the kernel&apos;s with a fixed size</source>
        <translation>{type} ist kein Typ des Kernels mit fester Größe</translation>
    </message>
    <message>
        <source>at {offsets}</source>
        <translation>bei {offsets}</translation>
    </message>
    <message>
        <source>{type} is aligned to {aligns}</source>
        <translation>{type} ist ausgerichtet auf {aligns}</translation>
    </message>
    <message>
        <source>{first} to {last} have the same order on both</source>
        <translation>{first} bis {last} haben auf beiden dieselbe Reihenfolge</translation>
    </message>
    <message>
        <source>{number} on {abis}</source>
        <translation>{number} auf {abis}</translation>
    </message>
    <message>
        <source>{path}: BTF of a machine that no ABI here is like</source>
        <translation>{path}: BTF einer Maschine, der keine ABI hier gleicht</translation>
    </message>
    <message>
        <source>{path}: this kernel gives no BTF of itself (CONFIG_DEBUG_INFO_BTF)</source>
        <translation>{path}: Dieser Kernel gibt kein BTF von sich (CONFIG_DEBUG_INFO_BTF)</translation>
    </message>
    <message>
        <source>btf: names no file; expected btf or btf:PATH</source>
        <translation>btf: nennt keine Datei; erwartet: btf oder btf:PFAD</translation>
    </message>
    <message>
        <source>Capability</source>
        <translation>Capability</translation>
    </message>
    <message>
        <source>Ioctl</source>
        <translation>ioctl</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Array counted by</source>
        <translation>Array gezählt von</translation>
    </message>
    <message>
        <source>Capabilities of the headers</source>
        <translation>Capabilities der Header</translation>
    </message>
    <message>
        <source>which?</source>
        <translation>welche?</translation>
    </message>
    <message>
        <source>Ioctl of {struct}</source>
        <translation>ioctl von {struct}</translation>
    </message>
    <message>
        <source>Id of {struct}</source>
        <translation>Id von {struct}</translation>
    </message>
    <message>
        <source>Version of {struct}</source>
        <translation>Version von {struct}</translation>
    </message>
    <message>
        <source>member, - for none</source>
        <translation>Member, - für keines</translation>
    </message>
    <message>
        <source>as the text tells</source>
        <translation>wie der Text sagt</translation>
    </message>
    <message>
        <source>Member that counts the array of {struct}</source>
        <translation>Member, das das Array von {struct} zählt</translation>
    </message>
    <message>
        <source>No source is named: a file, a folder, TREE@REV, a patch, or btf.</source>
        <translation>Keine Quelle ist genannt: eine Datei, ein Ordner, TREE@REV, ein Patch oder btf.</translation>
    </message>
    <message>
        <source>BTF is the layout of one kernel, as it was built: it has no base</source>
        <translation>BTF ist das Layout eines Kernels, wie er gebaut ist: es hat keine Basis</translation>
    </message>
    <message>
        <source>{source}: more than {most:,} structs; name a folder of it</source>
        <translation>{source}: mehr als {most:,} Structs; nenne einen Ordner davon</translation>
    </message>
    <message>
        <source>{name} came: {type} at {place}</source>
        <translation>{name} kam: {type} bei {place}</translation>
    </message>
    <message>
        <source>{name} went: {type} at {place}</source>
        <translation>{name} ging: {type} bei {place}</translation>
    </message>
    <message>
        <source>{name} moved: {old} -&gt; {new}</source>
        <translation>{name} verschob sich: {old} -&gt; {new}</translation>
    </message>
    <message>
        <source>{old} is called {name} now, at {place}</source>
        <translation>{old} heißt jetzt {name}, bei {place}</translation>
    </message>
    <message>
        <source>{name} is {new} now, was {old}</source>
        <translation>{name} ist jetzt {new}, war {old}</translation>
    </message>
    <message>
        <source>{name} grew: {old} -&gt; {new}</source>
        <translation>{name} wuchs: {old} -&gt; {new}</translation>
    </message>
    <message>
        <source>{name} shrank: {old} -&gt; {new}</source>
        <translation>{name} schrumpfte: {old} -&gt; {new}</translation>
    </message>
    <message>
        <source>size {sizes}</source>
        <translation>Größe {sizes}</translation>
    </message>
    <message>
        <source>an unnamed member</source>
        <translation>einem Member ohne Namen</translation>
    </message>
    <message>
        <source>{pad} before {name}</source>
        <translation>{pad} vor {name}</translation>
    </message>
    <message>
        <source>{pad} last</source>
        <translation>{pad} als letztes</translation>
    </message>
    <message>
        <source>{names} as {type}</source>
        <translation>{names} als {type}</translation>
    </message>
    <message>
        <source>{bytes} more of {name}</source>
        <translation>{bytes} mehr von {name}</translation>
    </message>
    <message>
        <source>size {sizes}; holes and tail {bare}</source>
        <translation>Größe {sizes}; Löcher und Tail {bare}</translation>
    </message>
    <message>
        <source>moves {member} {where}</source>
        <translation>verschiebt {member} {where}</translation>
    </message>
    <message>
        <source>moves {n} more</source>
        <translation>verschiebt {n} weitere</translation>
    </message>
    <message>
        <source>mends {rules}</source>
        <translation>heilt {rules}</translation>
    </message>
    <message>
        <source>offset {offset}</source>
        <translation>Offset {offset}</translation>
    </message>
    <message>
        <source>one of {members}</source>
        <translation>eines von {members}</translation>
    </message>
    <message>
        <source>with {members}</source>
        <translation>mit {members}</translation>
    </message>
    <message>
        <source>{bytes} of holes inside</source>
        <translation>darin {bytes} Löcher</translation>
    </message>
    <message>
        <source>4 or 8 bytes, by the ABI</source>
        <translation>4 oder 8 Bytes, je nach ABI</translation>
    </message>
    <message>
        <source>crosses a multiple of 8</source>
        <translation>liegt über einem Vielfachen von 8</translation>
    </message>
    <message>
        <source>{union}: all as one piece</source>
        <translation>{union}: alles als ein Stück</translation>
    </message>
    <message>
        <source>{union} as {member}</source>
        <translation>{union} als {member}</translation>
    </message>
    <message>
        <source>{n:,} more alternatives</source>
        <translation>{n:,} weitere Alternativen</translation>
    </message>
    <message>
        <source>{name}: {n} bits from bit {start}</source>
        <translation>{name}: {n} Bits ab Bit {start}</translation>
    </message>
    <message>
        <source>{offset} on {abi}</source>
        <translation>{offset} auf {abi}</translation>
    </message>
    <message>
        <source>{bytes}, aligned to {n}</source>
        <translation>{bytes}, ausgerichtet auf {n}</translation>
    </message>
    <message>
        <source>{type} {name} from {offset}</source>
        <translation>{type} {name} ab {offset}</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>pointer or long: 4 or 8 bytes</source>
        <translation>Zeiger oder long: 4 oder 8 Bytes</translation>
    </message>
    <message>
        <source>array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>flexible array</source>
        <translation>flexibles Array</translation>
    </message>
    <message>
        <source>bit-fields</source>
        <translation>Bitfelder</translation>
    </message>
    <message>
        <source>struct as one piece</source>
        <translation>Struct als ein Stück</translation>
    </message>
    <message>
        <source>union: members share the bytes</source>
        <translation>Union: Member teilen die Bytes</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>more members than are shown</source>
        <translation>mehr Member, als gezeigt werden</translation>
    </message>
    <message>
        <source>another offset on another ABI</source>
        <translation>auf einer anderen ABI ein anderer Offset</translation>
    </message>
    <message>
        <source>against a rule</source>
        <translation>gegen eine Regel</translation>
    </message>
    <message>
        <source>to be looked at</source>
        <translation>anzusehen</translation>
    </message>
    <message>
        <source>Structs of &amp;headers…</source>
        <translation>Structs von &amp;Headern…</translation>
    </message>
    <message>
        <source>Draw any struct of a header, a patch or a kernel, on each ABI</source>
        <translation>Zeichnet jedes Struct eines Headers, eines Patches oder eines Kernels, auf jeder ABI</translation>
    </message>
    <message>
        <source>Search structs</source>
        <translation>Structs suchen</translation>
    </message>
    <message>
        <source>Structs</source>
        <translation>Structs</translation>
    </message>
    <message>
        <source>{n:,} structs</source>
        <translation>{n:,} Structs</translation>
    </message>
    <message>
        <source>{n:,} of {all:,} structs</source>
        <translation>{n:,} von {all:,} Structs</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Struct</source>
        <translation>Struct</translation>
    </message>
    <message>
        <source>a header, folder, TREE@REV, TREE@A..B, patch or mail, btf, btf:FILE</source>
        <translation>ein Header, Ordner, TREE@REV, TREE@A..B, Patch oder Mail, btf, btf:DATEI</translation>
    </message>
    <message>
        <source>of a patch; else the built-in</source>
        <translation>eines Patches; sonst die eingebaute</translation>
    </message>
    <message>
        <source>&amp;Base:</source>
        <translation>&amp;Basis:</translation>
    </message>
    <message>
        <source>Fol&amp;der…</source>
        <translation>&amp;Ordner…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Ein&amp;fügen</translation>
    </message>
    <message>
        <source>Take the header, mail or patch that is on the clipboard; Ctrl+Alt+V adds it</source>
        <translation>Den Header, die Mail oder den Patch aus der Zwischenablage nehmen; Strg+Alt+V fügt sie an</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Put it behind what is open: each struct is drawn through all of them (Ctrl+Return)</source>
        <translation>Hinter das stellen, was offen ist: jedes Struct wird durch alle gezeichnet (Strg+Return)</translation>
    </message>
    <message>
        <source>pasted text</source>
        <translation>eingefügter Text</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Text.</translation>
    </message>
    <message>
        <source>Headers or a patch</source>
        <translation>Header oder ein Patch</translation>
    </message>
    <message>
        <source>Headers, patches and mails (*.h *.patch *.diff *.eml *.mbox *.txt)</source>
        <translation>Header, Patches und Mails (*.h *.patch *.diff *.eml *.mbox *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Reparaturen</translation>
    </message>
    <message>
        <source>Findings: {n}</source>
        <translation>Befunde: {n}</translation>
    </message>
    <message>
        <source>Repairs: {n}</source>
        <translation>Reparaturen: {n}</translation>
    </message>
    <message>
        <source>Structs of headers - vfioviz</source>
        <translation>Structs von Headern - vfioviz</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} wird gelesen</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>{source}: no struct is declared there</source>
        <translation>{source}: dort ist kein Struct deklariert</translation>
    </message>
    <message>
        <source>No ABI is ticked.</source>
        <translation>Keine ABI ist angehakt.</translation>
    </message>
    <message>
        <source>Laying out {name}</source>
        <translation>{name} wird ausgelegt</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Pads written out</source>
        <translation>Pads ausgeschrieben</translation>
    </message>
    <message>
        <source>Another order</source>
        <translation>Andere Reihenfolge</translation>
    </message>
    <message>
        <source>Aligned words</source>
        <translation>Ausgerichtete Wörter</translation>
    </message>
    <message>
        <source>Aligned words and pads</source>
        <translation>Ausgerichtete Wörter und Pads</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>diff #{n}, {side}</source>
        <translation>Diff #{n}, {side}</translation>
    </message>
    <message>
        <source>through all: {abis}</source>
        <translation>durch alle: {abis}</translation>
    </message>
    <message>
        <source>{name}: nothing ran</source>
        <translation>{name}: nichts lief</translation>
    </message>
    <message>
        <source>it returns {result}</source>
        <translation>es liefert {result}</translation>
    </message>
    <message>
        <source>the caller&apos;s memory, {argsz} bytes</source>
        <translation>der Speicher des Aufrufers, {argsz} Bytes</translation>
    </message>
    <message>
        <source>the kernel&apos;s heap: nothing yet</source>
        <translation>der Heap des Kernels: noch nichts</translation>
    </message>
    <message>
        <source>the kernel&apos;s heap: {size} bytes</source>
        <translation>der Heap des Kernels: {size} Bytes</translation>
    </message>
    <message>
        <source>{name}, freed</source>
        <translation>{name}, freigegeben</translation>
    </message>
    <message>
        <source>unchanged by this step</source>
        <translation>von diesem Schritt unverändert</translation>
    </message>
    <message>
        <source>{count} bytes stored, from {first} to {last}</source>
        <translation>{count} Bytes gespeichert, von {first} bis {last}</translation>
    </message>
    <message>
        <source> (later steps were not kept)</source>
        <translation> (spätere Schritte wurden nicht behalten)</translation>
    </message>
    <message>
        <source>The end: {how}{cut}</source>
        <translation>Das Ende: {how}{cut}</translation>
    </message>
    <message>
        <source>step {number} of {count}: {function}(), {file}:{line}</source>
        <translation>Schritt {number} von {count}: {function}(), {file}:{line}</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>the caller</source>
        <translation>der Aufrufer</translation>
    </message>
    <message>
        <source>No column is a version of the code whose C is there to be watched.</source>
        <translation>Keine Spalte ist eine Fassung des Codes, deren C beobachtet werden kann.</translation>
    </message>
    <message>
        <source>{title} is an answer, and no code: what is watched is {model}.</source>
        <translation>{title} ist eine Antwort und kein Code: beobachtet wird {model}.</translation>
    </message>
    <message>
        <source>{key} is {base} again: no diff.</source>
        <translation>{key} ist wieder {base}: kein Diff.</translation>
    </message>
    <message>
        <source>Copied {key} as a diff against {base}.</source>
        <translation>{key} ist als Diff gegen {base} kopiert.</translation>
    </message>
    <message>
        <source>Step &amp;into</source>
        <translation>&amp;Hinein</translation>
    </message>
    <message>
        <source>Run the next statement of the C, into a call</source>
        <translation>Die nächste Anweisung des C ausführen, in einen Aufruf hinein</translation>
    </message>
    <message>
        <source>Step &amp;over</source>
        <translation>&amp;Darüber</translation>
    </message>
    <message>
        <source>Run the next statement of the C, over a call</source>
        <translation>Die nächste Anweisung des C ausführen, über einen Aufruf hinweg</translation>
    </message>
    <message>
        <source>Step o&amp;ut</source>
        <translation>Hina&amp;us</translation>
    </message>
    <message>
        <source>Run the C on to where the caller goes on</source>
        <translation>Das C weiterlaufen lassen, bis die rufende Funktion weitergeht</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Go back to the statement before</source>
        <translation>Zur Anweisung davor zurückgehen</translation>
    </message>
    <message>
        <source>&amp;Run to a breakpoint</source>
        <translation>Bis zum Haltepunk&amp;t</translation>
    </message>
    <message>
        <source>Run the C on to the next breakpoint, or to its end</source>
        <translation>Das C bis zum nächsten Haltepunkt oder bis zu seinem Ende laufen lassen</translation>
    </message>
    <message>
        <source>Run to the b&amp;yte</source>
        <translation>Bis zum B&amp;yte</translation>
    </message>
    <message>
        <source>Go to the line of the C that made the selected byte</source>
        <translation>Zur Zeile des C gehen, die das ausgewählte Byte gemacht hat</translation>
    </message>
    <message>
        <source>Break&amp;point</source>
        <translation>Halte&amp;punkt</translation>
    </message>
    <message>
        <source>Set a breakpoint at the line of the cursor in the C, or take it away</source>
        <translation>An der Zeile des Cursors im C einen Haltepunkt setzen oder wegnehmen</translation>
    </message>
    <message>
        <source>&amp;File or function of the C…</source>
        <translation>Datei oder &amp;Funktion des C…</translation>
    </message>
    <message>
        <source>Open another file of the C that is shown, or go to a function by its name</source>
        <translation>Eine andere Datei des gezeigten C öffnen oder zu einer Funktion gehen, nach ihrem Namen</translation>
    </message>
    <message>
        <source>Edi&amp;t the C</source>
        <translation>Das C &amp;ändern</translation>
    </message>
    <message>
        <source>Edit the C of the active column: what comes out is a variant of its own</source>
        <translation>Das C der aktiven Spalte ändern: was herauskommt, ist eine eigene Variante</translation>
    </message>
    <message>
        <source>Copy the edit as a d&amp;iff</source>
        <translation>Die Änderung als D&amp;iff kopieren</translation>
    </message>
    <message>
        <source>Copy what was edited in the C of the active column, as git apply takes it</source>
        <translation>Kopieren, was im C der aktiven Spalte geändert wurde, wie git apply es nimmt</translation>
    </message>
    <message>
        <source>The C text</source>
        <translation>Der C-Text</translation>
    </message>
    <message>
        <source>Click a number: a breakpoint</source>
        <translation>Ein Klick auf eine Nummer: ein Haltepunkt</translation>
    </message>
    <message>
        <source>The kernel&apos;s heap</source>
        <translation>Der Heap des Kernels</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Hinein</translation>
    </message>
    <message>
        <source>One step on, into a call</source>
        <translation>Einen Schritt weiter, in einen Aufruf hinein</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Darüber</translation>
    </message>
    <message>
        <source>One step on, over a call</source>
        <translation>Einen Schritt weiter, über einen Aufruf hinweg</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Hinaus</translation>
    </message>
    <message>
        <source>On to the caller</source>
        <translation>Weiter bis zur rufenden Funktion</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>On to a breakpoint, or the end</source>
        <translation>Weiter bis zu einem Haltepunkt oder zum Ende</translation>
    </message>
    <message>
        <source>To the line that made the selected byte</source>
        <translation>Zur Zeile, die das ausgewählte Byte gemacht hat</translation>
    </message>
    <message>
        <source>Edit the C: the edit is a variant of its own</source>
        <translation>Das C ändern: die Änderung ist eine eigene Variante</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Show the arithmetic of this version in place of its C</source>
        <translation>Die Arithmetik dieser Version statt ihres C zeigen</translation>
    </message>
    <message>
        <source>Recording the call…</source>
        <translation>Der Aufruf wird aufgezeichnet …</translation>
    </message>
    <message>
        <source>Record the call</source>
        <translation>Den Aufruf aufzeichnen</translation>
    </message>
    <message>
        <source>The text is edited: Ctrl+Return applies it, Esc leaves it.</source>
        <translation>Der Text wird geändert: Strg+Return wendet ihn an, Esc verlässt ihn.</translation>
    </message>
    <message>
        <source>Select a byte of a buffer first.</source>
        <translation>Zuerst ein Byte eines Puffers auswählen.</translation>
    </message>
    <message>
        <source>Byte {at}: nothing in this call made it.</source>
        <translation>Byte {at}: nichts in diesem Aufruf hat es gemacht.</translation>
    </message>
    <message>
        <source>Line {line} does not run in this call.</source>
        <translation>Zeile {line} läuft in diesem Aufruf nicht.</translation>
    </message>
    <message>
        <source>Breakpoint at line {line}</source>
        <translation>Haltepunkt an Zeile {line}</translation>
    </message>
    <message>
        <source>No breakpoint at line {line}</source>
        <translation>Kein Haltepunkt an Zeile {line}</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>{name} {start} → {end}</source>
        <translation>{name} {start} → {end}</translation>
    </message>
    <message>
        <source>, {count} more moved</source>
        <translation>, {count} weitere verschoben</translation>
    </message>
    <message>
        <source>{name} is gone</source>
        <translation>{name} ist weg</translation>
    </message>
    <message>
        <source>the chain does not lead to {name} at {start}</source>
        <translation>die Kette führt nicht zu {name} bei {start}</translation>
    </message>
    <message>
        <source>{name} at {start} is new, {size}</source>
        <translation>{name} bei {start} ist neu, {size}</translation>
    </message>
    <message>
        <source>{name} is before it now</source>
        <translation>davor steht jetzt {name}</translation>
    </message>
    <message>
        <source>{name} has {size} bytes, {before} before</source>
        <translation>{name} hat {size} Bytes, vorher {before}</translation>
    </message>
    <message>
        <source>{name} takes {size} bytes, not rounded up</source>
        <translation>{name} nimmt {size} Bytes ein, nicht aufgerundet</translation>
    </message>
    <message>
        <source>{name} takes {room} bytes, ALIGN({size}, {step})</source>
        <translation>{name} nimmt {room} Bytes ein, ALIGN({size}, {step})</translation>
    </message>
    <message>
        <source>{bytes} lie between it and {name}</source>
        <translation>{bytes} liegen zwischen ihm und {name}</translation>
    </message>
    <message>
        <source>the info struct</source>
        <translation>das Info-Struct</translation>
    </message>
    <message>
        <source>{first}, {count} more differ</source>
        <translation>{first}, {count} weitere unterscheiden sich</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>{title}: {said}</source>
        <translation>{title}: {said}</translation>
    </message>
    <message>
        <source>{title} → {title2}: {said}</source>
        <translation>{title} → {title2}: {said}</translation>
    </message>
    <message>
        <source>E&amp;xplore</source>
        <translation>&amp;Erkunden</translation>
    </message>
    <message>
        <source>Structure beside the map, findings below it</source>
        <translation>Struktur neben der Karte, Befunde darunter</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>The map as wide as the window, differences below it</source>
        <translation>Die Karte so breit wie das Fenster, Unterschiede darunter</translation>
    </message>
    <message>
        <source>The map alone, for a room</source>
        <translation>Die Karte allein, für einen Saal</translation>
    </message>
    <message>
        <source>Panels of {group}</source>
        <translation>Panels: {group}</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>What this answer says</source>
        <translation>Was diese Antwort sagt</translation>
    </message>
    <message>
        <source>What other versions, callers and readers make of it</source>
        <translation>Was andere Fassungen, Aufrufer und Leser daraus machen</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>How it came about, and what there is to say of it</source>
        <translation>Wie sie zustande kam, und was dazu zu sagen ist</translation>
    </message>
    <message>
        <source>the reply is too long: {most} characters of one&apos;s own are the most</source>
        <translation>die Antwort-Mail ist zu lang: höchstens {most} eigene Zeichen</translation>
    </message>
    <message>
        <source>write into the reply</source>
        <translation>in die Antwort-Mail schreiben</translation>
    </message>
    <message>
        <source>at most {most} characters</source>
        <translation>höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>Sa&amp;ve chart…</source>
        <translation>&amp;Diagramm speichern…</translation>
    </message>
    <message>
        <source>Save the chart of the panel in front as PNG, SVG or PDF</source>
        <translation>Das Diagramm des vorderen Panels als PNG, SVG oder PDF speichern</translation>
    </message>
    <message>
        <source>Copy c&amp;hart</source>
        <translation>&amp;Diagramm kopieren</translation>
    </message>
    <message>
        <source>Copy the chart of the panel in front as a picture</source>
        <translation>Das Diagramm des vorderen Panels als Bild kopieren</translation>
    </message>
    <message>
        <source>&amp;Chart as table</source>
        <translation>&amp;Diagramm als Tabelle</translation>
    </message>
    <message>
        <source>Show the chart of the panel in front as a table, or as a chart again</source>
        <translation>Das Diagramm des vorderen Panels als Tabelle zeigen, oder wieder als Diagramm</translation>
    </message>
    <message>
        <source>There is no chart to make a picture of.</source>
        <translation>Es gibt kein Diagramm, das ein Bild werden könnte.</translation>
    </message>
    <message>
        <source>Bring a panel with a chart to the front first.</source>
        <translation>Zuerst ein Panel mit einem Diagramm nach vorn holen.</translation>
    </message>
    <message>
        <source>{name}: table</source>
        <translation>{name}: Tabelle</translation>
    </message>
    <message>
        <source>{name}: chart</source>
        <translation>{name}: Diagramm</translation>
    </message>
    <message>
        <source>Copied the picture: {title}.</source>
        <translation>Das Bild ist kopiert: {title}.</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Das Bild speichern</translation>
    </message>
    <message>
        <source>{name}, as a table</source>
        <translation>{name}, als Tabelle</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Show the numbers of the chart as a table</source>
        <translation>Die Zahlen des Diagramms als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Das Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the chart as a picture</source>
        <translation>Das Diagramm als Bild kopieren</translation>
    </message>
    <message>
        <source>Save the chart as SVG, PNG or PDF</source>
        <translation>Das Diagramm als SVG, PNG oder PDF speichern</translation>
    </message>
    <message>
        <source>Drawing the chart</source>
        <translation>Das Diagramm wird gezeichnet</translation>
    </message>
    <message>
        <source>Film strip: sources in order</source>
        <translation>Filmstreifen: Quellen der Reihe nach</translation>
    </message>
    <message>
        <source>Fi&amp;lm strip:</source>
        <translation>Fi&amp;lmstreifen:</translation>
    </message>
    <message>
        <source>Move it up (Alt+Up)</source>
        <translation>Nach oben verschieben (Alt+Hoch)</translation>
    </message>
    <message>
        <source>Move it down (Alt+Down)</source>
        <translation>Nach unten verschieben (Alt+Herunter)</translation>
    </message>
    <message>
        <source>Take it out (Del)</source>
        <translation>Herausnehmen (Entf)</translation>
    </message>
    <message>
        <source>on {base}</source>
        <translation>auf {base}</translation>
    </message>
    <message>
        <source>Alternatives side by side</source>
        <translation>Alternativen nebeneinander</translation>
    </message>
    <message>
        <source>Open or close {name}</source>
        <translation>{name} öffnen oder schließen</translation>
    </message>
    <message>
        <source>The C of {key} is not here: read it first.</source>
        <translation>Das C von {key} ist nicht hier: zuerst lesen.</translation>
    </message>
    <message>
        <source>{path} is no file of {key}</source>
        <translation>{path} ist keine Datei von {key}</translation>
    </message>
    <message>
        <source>The text is as it was: there is nothing to apply.</source>
        <translation>Der Text ist wie zuvor: es gibt nichts anzuwenden.</translation>
    </message>
    <message>
        <source>{size} characters: a file has at most {most}</source>
        <translation>{size} Zeichen: eine Datei hat höchstens {most}</translation>
    </message>
    <message>
        <source>edit the C of {key}</source>
        <translation>das C von {key} ändern</translation>
    </message>
    <message>
        <source>expected NAME = VALUE</source>
        <translation>NAME = WERT erwartet</translation>
    </message>
    <message>
        <source>more than {most} values</source>
        <translation>mehr als {most} Werte</translation>
    </message>
    <message>
        <source>{text!r} is no value</source>
        <translation>{text!r} ist kein Wert</translation>
    </message>
    <message>
        <source>{text!r} names no member</source>
        <translation>{text!r} nennt kein Feld</translation>
    </message>
    <message>
        <source>{name}: line {number}: {why}</source>
        <translation>{name}: Zeile {number}: {why}</translation>
    </message>
    <message>
        <source>{device}: no source has {names}; it says nothing here</source>
        <translation>{device}: keine Quelle hat {names}; es sagt hier nichts</translation>
    </message>
    <message>
        <source>no function of {path} fills in a struct {struct}</source>
        <translation>keine Funktion von {path} füllt ein struct {struct} aus</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>To scale</source>
        <translation>Maßstäblich</translation>
    </message>
    <message>
        <source>Give each address the same room, instead of each stretch as its size has bits</source>
        <translation>Jeder Adresse denselben Platz geben, statt jedem Abschnitt nach den Bits seiner Größe</translation>
    </message>
    <message>
        <source>The active column has neither areas nor IOVA ranges.</source>
        <translation>Die aktive Spalte hat weder mmap- noch IOVA-Bereiche.</translation>
    </message>
    <message>
        <source>{left:,} more elements are not shown</source>
        <translation>{left:,} weitere Elemente sind nicht gezeigt</translation>
    </message>
    <message>
        <source>Areas and IOVA ranges over their addresses</source>
        <translation>mmap- und IOVA-Bereiche über ihren Adressen</translation>
    </message>
    <message>
        <source>IOVA ranges</source>
        <translation>IOVA-Bereiche</translation>
    </message>
    <message>
        <source>Areas of a region</source>
        <translation>Bereiche einer Region</translation>
    </message>
    <message>
        <source>{title}: {name}</source>
        <translation>{title}: {name}</translation>
    </message>
    <message>
        <source>{count} elements; {first} to {last}</source>
        <translation>{count} Elemente; {first} bis {last}</translation>
    </message>
    <message>
        <source>{ioctl}: all of it in little</source>
        <translation>{ioctl}: alles im Kleinen</translation>
    </message>
    <message>
        <source>Records: a line for each call, a column for each argsz</source>
        <translation>Aufzeichnungen: eine Zeile für jeden Aufruf, eine Spalte für jedes argsz</translation>
    </message>
    <message>
        <source>IOVA range</source>
        <translation>IOVA-Bereich</translation>
    </message>
    <message>
        <source>area to be mapped</source>
        <translation>abbildbarer Bereich</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>no whole pages, or another fault</source>
        <translation>keine ganzen Seiten oder ein anderer Fehler</translation>
    </message>
    <message>
        <source>past the end</source>
        <translation>hinter dem Ende</translation>
    </message>
    <message>
        <source>{name} is a patch: give it without the answers</source>
        <translation>{name} ist ein Patch: ohne die Antworten geben</translation>
    </message>
    <message>
        <source>Take the text as a variant, and compute its column (Ctrl+Return)</source>
        <translation>Den Text als Variante nehmen und ihre Spalte berechnen (Strg+Return)</translation>
    </message>
    <message>
        <source>Leave the text as it was applied (Esc)</source>
        <translation>Den Text lassen, wie er zuletzt angewendet wurde (Esc)</translation>
    </message>
    <message>
        <source>The C text of {name}, which is edited</source>
        <translation>Der C-Text von {name}, der geändert wird</translation>
    </message>
    <message>
        <source>Editing {name}: Ctrl+Return makes it a variant beside {key}, Esc leaves it.</source>
        <translation>{name} wird geändert: Strg+Return macht daraus eine Variante neben {key}, Esc verlässt es.</translation>
    </message>
    <message>
        <source>Editing {name} of {key}: Ctrl+Return applies it, Esc leaves it.</source>
        <translation>{name} von {key} wird geändert: Strg+Return wendet es an, Esc verlässt es.</translation>
    </message>
    <message>
        <source>{name} is not applied yet: apply it, or leave the edit.</source>
        <translation>{name} ist noch nicht angewendet: anwenden oder die Änderung verlassen.</translation>
    </message>
    <message>
        <source>Computing what the text answers …</source>
        <translation>Was der Text antwortet, wird berechnet …</translation>
    </message>
    <message>
        <source>Apply the edit of the C</source>
        <translation>Die Änderung des C anwenden</translation>
    </message>
    <message>
        <source>Not applied: something else was edited meanwhile. Apply it again.</source>
        <translation>Nicht angewendet: inzwischen wurde etwas anderes geändert. Noch einmal anwenden.</translation>
    </message>
    <message>
        <source>Applied: {key} answers.</source>
        <translation>Angewendet: {key} antwortet.</translation>
    </message>
    <message>
        <source>Not applied yet: Esc again drops what was typed.</source>
        <translation>Noch nicht angewendet: noch einmal Esc verwirft, was getippt wurde.</translation>
    </message>
    <message>
        <source>Findings and differences</source>
        <translation>Befunde und Unterschiede</translation>
    </message>
    <message>
        <source>bytes {first:,} to {last:,}</source>
        <translation>Bytes {first:,} bis {last:,}</translation>
    </message>
    <message>
        <source>differs from the reference</source>
        <translation>weicht von der Referenz ab</translation>
    </message>
    <message>
        <source>{title}: rows {first:,} to {last:,} of {rows:,}, {findings} findings</source>
        <translation>{title}: Zeilen {first:,} bis {last:,} von {rows:,}, {findings} Befunde</translation>
    </message>
    <message>
        <source>Minimap: all rows of each column</source>
        <translation>Übersicht: alle Zeilen jeder Spalte</translation>
    </message>
    <message>
        <source>fill the caller&apos;s buffer with zeros</source>
        <translation>den Puffer des Aufrufers mit Nullen füllen</translation>
    </message>
    <message>
        <source>pass argsz {argsz}</source>
        <translation>argsz {argsz} übergeben</translation>
    </message>
    <message>
        <source>set {path} to {value}</source>
        <translation>{path} auf {value} setzen</translation>
    </message>
    <message>
        <source>remove caps[{index}]</source>
        <translation>caps[{index}] entfernen</translation>
    </message>
    <message>
        <source>swap the ends of {element}</source>
        <translation>die Enden von {element} tauschen</translation>
    </message>
    <message>
        <source>sort {array}</source>
        <translation>{array} ordnen</translation>
    </message>
    <message>
        <source>remove {element}</source>
        <translation>{element} entfernen</translation>
    </message>
    <message>
        <source>The compiler left this hole, so that the field behind it is aligned.</source>
        <translation>Der Compiler ließ dieses Loch, damit das Feld dahinter ausgerichtet ist.</translation>
    </message>
    <message>
        <source>The compiler ends a struct at a multiple of its alignment: this tail.</source>
        <translation>Der Compiler lässt ein Struct an einem Vielfachen seiner Ausrichtung enden: daher dieses Ende.</translation>
    </message>
    <message>
        <source>The kernel put this pad there, so that the first capability is aligned.</source>
        <translation>Der Kernel setzte dieses Pad, damit die erste Capability ausgerichtet ist.</translation>
    </message>
    <message>
        <source>The kernel put this pad there, so that the next capability is aligned.</source>
        <translation>Der Kernel setzte dieses Pad, damit die nächste Capability ausgerichtet ist.</translation>
    </message>
    <message>
        <source>The answer ends before it: this is room that the caller had left over.</source>
        <translation>Die Antwort endet davor: Das ist Platz, den der Aufrufer übrig hatte.</translation>
    </message>
    <message>
        <source>The caller&apos;s memory ends before it: argsz does not reach here.</source>
        <translation>Der Speicher des Aufrufers endet davor: argsz reicht nicht bis hier.</translation>
    </message>
    <message>
        <source>What it means is not known: no header here has this capability.</source>
        <translation>Was es bedeutet, ist nicht bekannt: Kein Header hier hat diese Capability.</translation>
    </message>
    <message>
        <source>No struct and no chain accounts for it.</source>
        <translation>Kein Struct und keine Kette erklärt es.</translation>
    </message>
    <message>
        <source>A lesson hides it until you have answered.</source>
        <translation>Eine Lektion verbirgt es, bis man geantwortet hat.</translation>
    </message>
    <message>
        <source>Offset {at} is byte {n} of {path}, which has {size}.</source>
        <translation>Offset {at} ist Byte {n} von {path}, das {size} hat.</translation>
    </message>
    <message>
        <source>It is {n} into struct {struct}, with which the answer begins.</source>
        <translation>Es liegt {n} tief in struct {struct}, mit dem die Antwort beginnt.</translation>
    </message>
    <message>
        <source>It is {n} into {name}, caps[{index}], which starts at {start}.</source>
        <translation>Es liegt {n} tief in {name}, caps[{index}], die bei {start} beginnt.</translation>
    </message>
    <message>
        <source>{at} mod {size} = {rest}: it is not at a multiple of its size.</source>
        <translation>{at} mod {size} = {rest}: Es steht an keinem Vielfachen seiner Größe.</translation>
    </message>
    <message>
        <source>{start} = {how}: {name} lies before it, {size}.</source>
        <translation>{start} = {how}: Davor liegt {name}, {size}.</translation>
    </message>
    <message>
        <source>{path} at {at} points here.</source>
        <translation>{path} bei {at} zeigt hierher.</translation>
    </message>
    <message>
        <source>{n} more point here.</source>
        <translation>{n} weitere zeigen hierher.</translation>
    </message>
    <message>
        <source>Nothing points here.</source>
        <translation>Nichts zeigt hierher.</translation>
    </message>
    <message>
        <source>{n} of {count}: {words}</source>
        <translation>{n} von {count}: {words}</translation>
    </message>
    <message>
        <source>the field that is selected in another column</source>
        <translation>das Feld, das in einer anderen Spalte ausgewählt ist</translation>
    </message>
    <message>
        <source>was found</source>
        <translation>wurde gefunden</translation>
    </message>
    <message>
        <source>has a note</source>
        <translation>hat eine Notiz</translation>
    </message>
    <message>
        <source>has a finding</source>
        <translation>hat einen Befund</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>{letter} = {text}</source>
        <translation>{letter} = {text}</translation>
    </message>
    <message>
        <source>Why these bytes are here</source>
        <translation>Warum diese Bytes hier stehen</translation>
    </message>
    <message>
        <source>Work out the columns</source>
        <translation>Spalten berechnen</translation>
    </message>
    <message>
        <source>a DMA range of {size:#x} bytes from {iova:#x} on</source>
        <translation>ein DMA-Bereich von {size:#x} Bytes ab {iova:#x}</translation>
    </message>
    <message>
        <source>flags {flags:#x}, index {index}, {count} interrupts from {start} on</source>
        <translation>flags {flags:#x}, index {index}, {count} Interrupts ab {start}</translation>
    </message>
    <message>
        <source>an eventfd {fd} for writes of {width} bytes at {offset:#x}</source>
        <translation>ein eventfd {fd} für Schreibzugriffe von {width} Bytes bei {offset:#x}</translation>
    </message>
    <message>
        <source>no driver is known that answers {name}: supposed is one that takes {minsz} bytes (minsz), adds the chain as vfio-pci does and copies out up to cap_offset</source>
        <translation>kein Treiber ist bekannt, der {name} beantwortet: angenommen ist einer, der {minsz} Bytes verlangt (minsz), die Kette anfügt wie vfio-pci und bis cap_offset herauskopiert</translation>
    </message>
    <message>
        <source>supposed: no driver of this ioctl is known</source>
        <translation>angenommen: kein Treiber dieses ioctls ist bekannt</translation>
    </message>
    <message>
        <source>all hunks apply to {name}</source>
        <translation>alle Hunks passen auf {name}</translation>
    </message>
    <message>
        <source>the patch says that it was made on {name}</source>
        <translation>der Patch sagt, dass er auf {name} gemacht wurde</translation>
    </message>
    <message>
        <source>{name} has {count} of the {of} files that the patch was made on</source>
        <translation>{name} hat {count} der {of} Dateien, auf denen der Patch gemacht wurde</translation>
    </message>
    <message>
        <source>a guess: when it was posted, {when}, {last} was the last release</source>
        <translation>eine Vermutung: als er veröffentlicht wurde, {when}, war {last} die letzte Version</translation>
    </message>
    <message>
        <source>a guess: it was posted on {when}, between {last} and {following}: one of these, or the maintainer&apos;s branch of that time</source>
        <translation>eine Vermutung: er wurde am {when} veröffentlicht, zwischen {last} und {following}: eine davon, oder der damalige Zweig des Maintainers</translation>
    </message>
    <message>
        <source>{count} bytes from {offset} end at {stop}: {title} has {size}, and none are added</source>
        <translation>{count} Bytes ab {offset} enden bei {stop}: {title} hat {size}, und es kommen keine hinzu</translation>
    </message>
    <message>
        <source>the lesson hides bytes of {title}</source>
        <translation>die Lektion verbirgt Bytes von {title}</translation>
    </message>
    <message>
        <source>set {count} bytes at {places} places</source>
        <translation>{count} Bytes an {places} Stellen setzen</translation>
    </message>
    <message>
        <source>set byte {offset} to 0x{value:02x}</source>
        <translation>Byte {offset} auf 0x{value:02x} setzen</translation>
    </message>
    <message>
        <source>set {count} bytes from {offset}</source>
        <translation>{count} Bytes ab {offset} setzen</translation>
    </message>
    <message>
        <source>more than {most} fields at once: paste fewer bytes</source>
        <translation>mehr als {most} Felder auf einmal: weniger Bytes einfügen</translation>
    </message>
    <message>
        <source>{path} belongs to no field: it is what the kernel&apos;s code left there</source>
        <translation>{path} gehört zu keinem Feld: Es ist, was der Kernel-Code dort gelassen hat</translation>
    </message>
    <message>
        <source>{path} is cut off: pass more argsz to edit it</source>
        <translation>{path} ist abgeschnitten: mehr argsz übergeben, um es zu bearbeiten</translation>
    </message>
    <message>
        <source>CAPS in flags is a result: it is there where the request has capabilities</source>
        <translation>CAPS in flags ist ein Ergebnis: Es steht da, wo die Anfrage Capabilities hat</translation>
    </message>
    <message>
        <source>{title} would not keep this: what stands at {offset} is a result of the kernel&apos;s code</source>
        <translation>{title} behielte das nicht: Was bei {offset} steht, ist ein Ergebnis des Kernel-Codes</translation>
    </message>
    <message>
        <source>{path} is another one than when the project was saved</source>
        <translation>{path} ist eine andere als beim Speichern des Projekts</translation>
    </message>
    <message>
        <source>{key}: a pipe is not there another time; name a file</source>
        <translation>{key}: eine Pipe ist ein anderes Mal nicht da; eine Datei nennen</translation>
    </message>
    <message>
        <source>{key}: {path} is not the text that the project has</source>
        <translation>{key}: {path} ist nicht der Text, den das Projekt hat</translation>
    </message>
    <message>
        <source>{path}: the edit of {key} is of other lines than are there now</source>
        <translation>{path}: die Änderung von {key} betrifft andere Zeilen, als jetzt dort stehen</translation>
    </message>
    <message>
        <source>It is not known where the C of {key} came from: add it anew.</source>
        <translation>Woher das C von {key} kam, ist nicht bekannt: neu hinzufügen.</translation>
    </message>
    <message>
        <source>refer to the C of {key}</source>
        <translation>auf das C von {key} verweisen</translation>
    </message>
    <message>
        <source>bring the C of {key} along</source>
        <translation>das C von {key} mitnehmen</translation>
    </message>
    <message>
        <source>read the C of {keys}</source>
        <translation>das C von {keys} lesen</translation>
    </message>
    <message>
        <source>its C is referred to, and was not read yet</source>
        <translation>auf sein C wird verwiesen, es wurde noch nicht gelesen</translation>
    </message>
    <message>
        <source>rows of no bytes keep the capabilities level</source>
        <translation>Zeilen ohne Bytes halten die Capabilities auf gleicher Höhe</translation>
    </message>
    <message>
        <source>as the hunk expects</source>
        <translation>wie der Hunk erwartet</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>there alone</source>
        <translation>nur dort</translation>
    </message>
    <message>
        <source>Hunks of the patch</source>
        <translation>Hunks des Patches</translation>
    </message>
    <message>
        <source>What the hunk expects, and what stands there</source>
        <translation>Was der Hunk erwartet und was dort steht</translation>
    </message>
    <message>
        <source>line {line}: {heading}</source>
        <translation>Zeile {line}: {heading}</translation>
    </message>
    <message>
        <source>not tried: {subject}</source>
        <translation>nicht versucht: {subject}</translation>
    </message>
    <message>
        <source>applies</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>The patch was made on another version of this file.</source>
        <translation>Der Patch wurde auf einer anderen Fassung dieser Datei gemacht.</translation>
    </message>
    <message>
        <source>The hunk expects</source>
        <translation>Der Hunk erwartet</translation>
    </message>
    <message>
        <source>In {name}</source>
        <translation>In {name}</translation>
    </message>
    <message>
        <source>Try {name}</source>
        <translation>{name} versuchen</translation>
    </message>
    <message>
        <source>Try an&amp;other tree…</source>
        <translation>&amp;Anderen Baum versuchen…</translation>
    </message>
    <message>
        <source>Choose a folder, and put the patch on it</source>
        <translation>Einen Ordner wählen und den Patch darauf anwenden</translation>
    </message>
    <message>
        <source>Or name another tree or revision above, and add it again.</source>
        <translation>Oder oben einen anderen Baum oder eine andere Revision nennen und neu hinzufügen.</translation>
    </message>
    <message>
        <source>Hex digits overwrite the byte; Enter goes between digits and characters, Esc ends typing.</source>
        <translation>Hexziffern überschreiben das Byte; Eingabe wechselt zwischen Ziffern und Zeichen, Esc beendet das Tippen.</translation>
    </message>
    <message>
        <source>character {char}, {told}</source>
        <translation>Zeichen {char}, {told}</translation>
    </message>
    <message>
        <source>0x{value:02x} at {told}</source>
        <translation>0x{value:02x} bei {told}</translation>
    </message>
    <message>
        <source>The clipboard has {count} characters: expected 1 to {most}.</source>
        <translation>Die Zwischenablage hat {count} Zeichen: erwartet werden 1 bis {most}.</translation>
    </message>
    <message>
        <source>&apos;{char}&apos; is no ASCII character: paste hex digits instead.</source>
        <translation>&apos;{char}&apos; ist kein ASCII-Zeichen: Stattdessen Hexziffern einfügen.</translation>
    </message>
    <message>
        <source>Copied {n} characters.</source>
        <translation>{n} Zeichen kopiert.</translation>
    </message>
    <message>
        <source>Bytes are overwritten here: none are put in, and none taken out.</source>
        <translation>Bytes werden hier überschrieben: Es werden keine eingefügt und keine herausgenommen.</translation>
    </message>
    <message>
        <source>all colours</source>
        <translation>alle Farben</translation>
    </message>
    <message>
        <source>protanopia</source>
        <translation>Protanopie</translation>
    </message>
    <message>
        <source>deuteranopia</source>
        <translation>Deuteranopie</translation>
    </message>
    <message>
        <source>tritanopia</source>
        <translation>Tritanopie</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>struct.pack (Python)</source>
        <translation>struct.pack (Python)</translation>
    </message>
    <message>
        <source>{shown} is no number; expected the value itself</source>
        <translation>{shown} ist keine Zahl; erwartet wird der Wert selbst</translation>
    </message>
    <message>
        <source>{shown} does not fit the numbers: {reason}</source>
        <translation>{shown} passt nicht zu den Zahlen: {reason}</translation>
    </message>
    <message>
        <source>Open a header or patch…</source>
        <translation>Header oder Patch öffnen…</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>What is on the clipboard (Ctrl+Shift+V)</source>
        <translation>Was in der Zwischenablage ist (Strg+Umschalt+V)</translation>
    </message>
    <message>
        <source>Choose a struct at the left</source>
        <translation>Links ein Struct wählen</translation>
    </message>
    <message>
        <source>Ctrl+F searches the names; the arrows and Return choose one.</source>
        <translation>Strg+F sucht in den Namen; die Pfeiltasten und Return wählen einen.</translation>
    </message>
    <message>
        <source>Open the header that declares a struct</source>
        <translation>Den Header öffnen, der ein Struct deklariert</translation>
    </message>
    <message>
        <source>A header, a folder, a kernel tree or TREE@REV of a repository; a patch or mail; btf for the running kernel. Type it above (Ctrl+O), drop a file here, or paste a header, patch or mail. Nothing has to be built.</source>
        <translation>Ein Header, ein Ordner, ein Kernel-Baum oder TREE@REV eines Repositorys; ein Patch oder eine Mail; btf für den laufenden Kernel. Oben eintippen (Strg+O), eine Datei hier ablegen, oder einen Header, Patch oder eine Mail einfügen. Gebaut werden muss nichts.</translation>
    </message>
    <message>
        <source>function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>struct or table</source>
        <translation>Struct oder Tabelle</translation>
    </message>
    <message>
        <source>macro</source>
        <translation>Makro</translation>
    </message>
    <message>
        <source>Files and functions of {key}</source>
        <translation>Dateien und Funktionen von {key}</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>A file, function, struct or macro</source>
        <translation>Eine Datei, Funktion, ein Struct oder Makro</translation>
    </message>
    <message>
        <source>Search files and functions</source>
        <translation>Dateien und Funktionen suchen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>{count} more: type another letter.</source>
        <translation>{count} weitere: noch einen Buchstaben tippen.</translation>
    </message>
    <message>
        <source>{count} fit.</source>
        <translation>{count} passen.</translation>
    </message>
    <message>
        <source>Open files of the C</source>
        <translation>Offene Dateien des C</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Dateien…</translation>
    </message>
    <message>
        <source>Open another file or function of this version (Shift+F4)</source>
        <translation>Eine andere Datei oder Funktion dieser Version öffnen (Umschalt+F4)</translation>
    </message>
    <message>
        <source>Close this file (Delete)</source>
        <translation>Diese Datei schließen (Entf)</translation>
    </message>
    <message>
        <source>select a field or a capability to copy: this belongs to none</source>
        <translation>ein Feld oder eine Capability zum Kopieren wählen: Dies gehört zu keinem</translation>
    </message>
    <message>
        <source>{title} says the same of {what} already</source>
        <translation>{title} sagt über {what} schon dasselbe</translation>
    </message>
    <message>
        <source>copy {what} from {a} to {b}</source>
        <translation>{what} von {a} nach {b} kopieren</translation>
    </message>
    <message>
        <source>{a} and {b} answer the same request: there is nothing to copy between them</source>
        <translation>{a} und {b} beantworten dieselbe Anfrage: Zwischen ihnen gibt es nichts zu kopieren</translation>
    </message>
    <message>
        <source>the two columns answer different ioctls</source>
        <translation>die beiden Spalten beantworten verschiedene ioctls</translation>
    </message>
    <message>
        <source>{title} has no such capability</source>
        <translation>{title} hat keine solche Capability</translation>
    </message>
    <message>
        <source>{title} has no {path}: copy the capability first</source>
        <translation>{title} hat kein {path}: zuerst die Capability kopieren</translation>
    </message>
    <message>
        <source>{what} takes {size} bytes, and {title} has {room} there: captured bytes are overwritten, none are put in</source>
        <translation>{what} nimmt {size} Bytes ein, und {title} hat dort {room}: Aufgezeichnete Bytes werden überschrieben, keine eingefügt</translation>
    </message>
    <message>
        <source>{title} has no {name}: captured bytes are overwritten, none are put in</source>
        <translation>{title} hat kein {name}: Aufgezeichnete Bytes werden überschrieben, keine eingefügt</translation>
    </message>
    <message>
        <source>Select a field or a capability to copy: in the map, or in the tree.</source>
        <translation>Ein Feld oder eine Capability zum Kopieren wählen: in der Karte oder im Baum.</translation>
    </message>
    <message>
        <source>{what}. Ctrl+Z takes it back.</source>
        <translation>{what}. Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
        <source>Copy to the ri&amp;ght</source>
        <translation>Nach rec&amp;hts kopieren</translation>
    </message>
    <message>
        <source>Copy to the le&amp;ft</source>
        <translation>Nach lin&amp;ks kopieren</translation>
    </message>
    <message>
        <source>Copy to {title}</source>
        <translation>Nach {title} kopieren</translation>
    </message>
    <message>
        <source>{what} is held: select the capability to compare it with, in any column.</source>
        <translation>{what} ist festgehalten: die Capability wählen, mit der sie verglichen wird, in irgendeiner Spalte.</translation>
    </message>
    <message>
        <source>Let the column at the right say what the selected field or capability says</source>
        <translation>Die Spalte rechts sagen lassen, was das gewählte Feld oder die gewählte Capability sagt</translation>
    </message>
    <message>
        <source>Let the column at the left say what the selected field or capability says</source>
        <translation>Die Spalte links sagen lassen, was das gewählte Feld oder die gewählte Capability sagt</translation>
    </message>
    <message>
        <source>Compare two capabi&amp;lities</source>
        <translation>Zwei Capabi&amp;lities vergleichen</translation>
    </message>
    <message>
        <source>Hold the selected capability; the one that is selected then stands beside it</source>
        <translation>Die gewählte Capability festhalten; die danach gewählte steht daneben</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Festhalten</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Zweite</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>Two capabilities</source>
        <translation>Zwei Capabilities</translation>
    </message>
    <message>
        <source>Select a capability and press K; then select the one to compare it with.</source>
        <translation>Eine Capability wählen und K drücken; dann die wählen, mit der sie verglichen wird.</translation>
    </message>
    <message>
        <source>caps[{index}] {name} at {start}, {title}</source>
        <translation>caps[{index}] {name} bei {start}, {title}</translation>
    </message>
    <message>
        <source>{count} of {all} differ</source>
        <translation>{count} von {all} verschieden</translation>
    </message>
    <message>
        <source>they say the same</source>
        <translation>sie sagen dasselbe</translation>
    </message>
    <message>
        <source>capability</source>
        <translation>Capability</translation>
    </message>
    <message>
        <source>only in the second</source>
        <translation>nur in der zweiten</translation>
    </message>
    <message>
        <source>only in the first</source>
        <translation>nur in der ersten</translation>
    </message>
    <message>
        <source>the first {most} bytes of each are compared</source>
        <translation>die ersten {most} Bytes von jeder werden verglichen</translation>
    </message>
    <message>
        <source>{abi}, as the variants are modelled</source>
        <translation>{abi}, wie die Varianten modelliert sind</translation>
    </message>
    <message>
        <source>what was posted last</source>
        <translation>was zuletzt veröffentlicht wurde</translation>
    </message>
    <message>
        <source>posted</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>proposed in a reply</source>
        <translation>in einer Antwort vorgeschlagen</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} Dateien</translation>
    </message>
    <message>
        <source>Set what was typed</source>
        <translation>Getipptes setzen</translation>
    </message>
    <message>
        <source>Cancelled: what was typed is not set.</source>
        <translation>Abgebrochen: Was getippt wurde, ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>in {count} formats, which agree</source>
        <translation>in {count} Formaten, die übereinstimmen</translation>
    </message>
    <message>
        <source>this line and the one above do not say the same: they part at byte {at} of the dump; give it in one format</source>
        <translation>diese Zeile und die darüber sagen nicht dasselbe: sie trennen sich bei Byte {at} des Dumps; geben Sie ihn in einem Format an</translation>
    </message>
    <message>
        <source>KASAN&apos;s memory state is no memory: each of its bytes tells which of 8 or 16 bytes may be used; paste a dump of the answer</source>
        <translation>KASANs memory state ist kein Speicher: jedes seiner Bytes sagt, welche von 8 oder 16 Bytes benutzt werden dürfen; fügen Sie einen Dump der Antwort ein</translation>
    </message>
    <message>
        <source>a checksum, as md5sum or sha256sum prints it, is no dump of the bytes</source>
        <translation>eine Prüfsumme, wie md5sum oder sha256sum sie ausgibt, ist kein Dump der Bytes</translation>
    </message>
    <message>
        <source>expected two hex digits a byte behind the one &apos;\x&apos;, up to the closing quote, as PostgreSQL writes bytea</source>
        <translation>erwartet: zwei Hex-Ziffern je Byte hinter dem einen &apos;\x&apos;, bis zum schließenden Anführungszeichen, wie PostgreSQL bytea schreibt</translation>
    </message>
    <message>
        <source>expected an address, a colon and sixteen hex digits, as drgn writes</source>
        <translation>eine Adresse, ein Doppelpunkt und sechzehn Hexziffern wurden erwartet, wie drgn sie schreibt</translation>
    </message>
    <message>
        <source>Intel HEX, Motorola S-records</source>
        <translation>Intel HEX, Motorola S-Records</translation>
    </message>
    <message>
        <source>{shown} is no record of Intel HEX or S-records: its length or its checksum does not fit</source>
        <translation>{shown} ist kein Satz von Intel HEX oder S-Records: Länge oder Prüfsumme passt nicht</translation>
    </message>
    <message>
        <source>the last record, &apos;:00000001FF&apos; or S7 to S9, is missing</source>
        <translation>der letzte Satz, &apos;:00000001FF&apos; oder S7 bis S9, fehlt</translation>
    </message>
    <message>
        <source>the first record is for address {address:#x}, so the bytes in front of it are missing; add the records from address 0</source>
        <translation>der erste Satz gilt für Adresse {address:#x}, also fehlen die Bytes davor; fügen Sie die Sätze ab Adresse 0 hinzu</translation>
    </message>
    <message>
        <source>a record for address {address:#x}; expected {due:#x}: one is missing, or they are out of order</source>
        <translation>ein Satz für Adresse {address:#x}; erwartet: {due:#x}; einer fehlt, oder sie sind nicht in Reihenfolge</translation>
    </message>
    <message>
        <source>address {origin:#x} taken as the start</source>
        <translation>Adresse {origin:#x} als Anfang genommen</translation>
    </message>
</context>
</TS>
