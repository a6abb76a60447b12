"""Countries by their ISO 3166-1 codes, and the zone of each one's clocks: of the capital or the largest city where a country has several."""

from __future__ import annotations

_TABLE = """
AD:and:Europe/Andorra AE:are:Asia/Dubai AF:afg:Asia/Kabul AG:atg:America/Antigua AI:aia:America/Anguilla AL:alb:Europe/Tirane AM:arm:Asia/Yerevan
AO:ago:Africa/Luanda AR:arg:America/Argentina/Buenos_Aires AS:asm:Pacific/Pago_Pago AT:aut:Europe/Vienna AU:aus:Australia/Sydney AW:abw:America/Aruba
AX:ala:Europe/Mariehamn AZ:aze:Asia/Baku BA:bih:Europe/Sarajevo BB:brb:America/Barbados BD:bgd:Asia/Dhaka BE:bel:Europe/Brussels
BF:bfa:Africa/Ouagadougou BG:bgr:Europe/Sofia BH:bhr:Asia/Bahrain BI:bdi:Africa/Bujumbura BJ:ben:Africa/Porto-Novo BL:blm:America/St_Barthelemy
BM:bmu:Atlantic/Bermuda BN:brn:Asia/Brunei BO:bol:America/La_Paz BQ:bes:America/Kralendijk BR:bra:America/Sao_Paulo BS:bhs:America/Nassau
BT:btn:Asia/Thimphu BW:bwa:Africa/Gaborone BY:blr:Europe/Minsk BZ:blz:America/Belize CA:can:America/Toronto CC:cck:Indian/Cocos CD:cod:Africa/Kinshasa
CF:caf:Africa/Bangui CG:cog:Africa/Brazzaville CH:che:Europe/Zurich CI:civ:Africa/Abidjan CK:cok:Pacific/Rarotonga CL:chl:America/Santiago
CM:cmr:Africa/Douala CN:chn:Asia/Shanghai CO:col:America/Bogota CR:cri:America/Costa_Rica CU:cub:America/Havana CV:cpv:Atlantic/Cape_Verde
CW:cuw:America/Curacao CX:cxr:Indian/Christmas CY:cyp:Asia/Nicosia CZ:cze:Europe/Prague DE:deu:Europe/Berlin DJ:dji:Africa/Djibouti
DK:dnk:Europe/Copenhagen DM:dma:America/Dominica DO:dom:America/Santo_Domingo DZ:dza:Africa/Algiers EC:ecu:America/Guayaquil EE:est:Europe/Tallinn
EG:egy:Africa/Cairo EH:esh:Africa/El_Aaiun ER:eri:Africa/Asmara ES:esp:Europe/Madrid ET:eth:Africa/Addis_Ababa FI:fin:Europe/Helsinki
FJ:fji:Pacific/Fiji FK:flk:Atlantic/Stanley FM:fsm:Pacific/Pohnpei FO:fro:Atlantic/Faroe FR:fra:Europe/Paris GA:gab:Africa/Libreville
GB:gbr:Europe/London GD:grd:America/Grenada GE:geo:Asia/Tbilisi GF:guf:America/Cayenne GG:ggy:Europe/Guernsey GH:gha:Africa/Accra
GI:gib:Europe/Gibraltar GL:grl:America/Nuuk GM:gmb:Africa/Banjul GN:gin:Africa/Conakry GP:glp:America/Guadeloupe GQ:gnq:Africa/Malabo
GR:grc:Europe/Athens GS:sgs:Atlantic/South_Georgia GT:gtm:America/Guatemala GU:gum:Pacific/Guam GW:gnb:Africa/Bissau GY:guy:America/Guyana
HK:hkg:Asia/Hong_Kong HN:hnd:America/Tegucigalpa HR:hrv:Europe/Zagreb HT:hti:America/Port-au-Prince HU:hun:Europe/Budapest ID:idn:Asia/Jakarta
IE:irl:Europe/Dublin IL:isr:Asia/Jerusalem IM:imn:Europe/Isle_of_Man IN:ind:Asia/Kolkata IO:iot:Indian/Chagos IQ:irq:Asia/Baghdad IR:irn:Asia/Tehran
IS:isl:Atlantic/Reykjavik IT:ita:Europe/Rome JE:jey:Europe/Jersey JM:jam:America/Jamaica JO:jor:Asia/Amman JP:jpn:Asia/Tokyo KE:ken:Africa/Nairobi
KG:kgz:Asia/Bishkek KH:khm:Asia/Phnom_Penh KI:kir:Pacific/Tarawa KM:com:Indian/Comoro KN:kna:America/St_Kitts KP:prk:Asia/Pyongyang KR:kor:Asia/Seoul
KW:kwt:Asia/Kuwait KY:cym:America/Cayman KZ:kaz:Asia/Almaty LA:lao:Asia/Vientiane LB:lbn:Asia/Beirut LC:lca:America/St_Lucia LI:lie:Europe/Vaduz
LK:lka:Asia/Colombo LR:lbr:Africa/Monrovia LS:lso:Africa/Maseru LT:ltu:Europe/Vilnius LU:lux:Europe/Luxembourg LV:lva:Europe/Riga
LY:lby:Africa/Tripoli MA:mar:Africa/Casablanca MC:mco:Europe/Monaco MD:mda:Europe/Chisinau ME:mne:Europe/Podgorica MF:maf:America/Marigot
MG:mdg:Indian/Antananarivo MH:mhl:Pacific/Majuro MK:mkd:Europe/Skopje ML:mli:Africa/Bamako MM:mmr:Asia/Yangon MN:mng:Asia/Ulaanbaatar
MO:mac:Asia/Macau MP:mnp:Pacific/Saipan MQ:mtq:America/Martinique MR:mrt:Africa/Nouakchott MS:msr:America/Montserrat MT:mlt:Europe/Malta
MU:mus:Indian/Mauritius MV:mdv:Indian/Maldives MW:mwi:Africa/Blantyre MX:mex:America/Mexico_City MY:mys:Asia/Kuala_Lumpur MZ:moz:Africa/Maputo
NA:nam:Africa/Windhoek NC:ncl:Pacific/Noumea NE:ner:Africa/Niamey NF:nfk:Pacific/Norfolk NG:nga:Africa/Lagos NI:nic:America/Managua
NL:nld:Europe/Amsterdam NO:nor:Europe/Oslo NP:npl:Asia/Kathmandu NR:nru:Pacific/Nauru NU:niu:Pacific/Niue NZ:nzl:Pacific/Auckland OM:omn:Asia/Muscat
PA:pan:America/Panama PE:per:America/Lima PF:pyf:Pacific/Tahiti PG:png:Pacific/Port_Moresby PH:phl:Asia/Manila PK:pak:Asia/Karachi
PL:pol:Europe/Warsaw PM:spm:America/Miquelon PN:pcn:Pacific/Pitcairn PR:pri:America/Puerto_Rico PS:pse:Asia/Gaza PT:prt:Europe/Lisbon
PW:plw:Pacific/Palau PY:pry:America/Asuncion QA:qat:Asia/Qatar RE:reu:Indian/Reunion RO:rou:Europe/Bucharest RS:srb:Europe/Belgrade
RU:rus:Europe/Moscow RW:rwa:Africa/Kigali SA:sau:Asia/Riyadh SB:slb:Pacific/Guadalcanal SC:syc:Indian/Mahe SD:sdn:Africa/Khartoum
SE:swe:Europe/Stockholm SG:sgp:Asia/Singapore SH:shn:Atlantic/St_Helena SI:svn:Europe/Ljubljana SJ:sjm:Arctic/Longyearbyen SK:svk:Europe/Bratislava
SL:sle:Africa/Freetown SM:smr:Europe/San_Marino SN:sen:Africa/Dakar SO:som:Africa/Mogadishu SR:sur:America/Paramaribo SS:ssd:Africa/Juba
ST:stp:Africa/Sao_Tome SV:slv:America/El_Salvador SX:sxm:America/Lower_Princes SY:syr:Asia/Damascus SZ:swz:Africa/Mbabane TC:tca:America/Grand_Turk
TD:tcd:Africa/Ndjamena TF:atf:Indian/Kerguelen TG:tgo:Africa/Lome TH:tha:Asia/Bangkok TJ:tjk:Asia/Dushanbe TK:tkl:Pacific/Fakaofo TL:tls:Asia/Dili
TM:tkm:Asia/Ashgabat TN:tun:Africa/Tunis TO:ton:Pacific/Tongatapu TR:tur:Europe/Istanbul TT:tto:America/Port_of_Spain TV:tuv:Pacific/Funafuti
TW:twn:Asia/Taipei TZ:tza:Africa/Dar_es_Salaam UA:ukr:Europe/Kyiv UG:uga:Africa/Kampala US:usa:America/New_York UY:ury:America/Montevideo
UZ:uzb:Asia/Tashkent VA:vat:Europe/Vatican VC:vct:America/St_Vincent VE:ven:America/Caracas VG:vgb:America/Tortola VI:vir:America/St_Thomas
VN:vnm:Asia/Ho_Chi_Minh VU:vut:Pacific/Efate WF:wlf:Pacific/Wallis WS:wsm:Pacific/Apia YE:yem:Asia/Aden YT:myt:Indian/Mayotte
ZA:zaf:Africa/Johannesburg ZM:zmb:Africa/Lusaka ZW:zwe:Africa/Harare
"""

_BY_CODE = {code: (two, zone) for two, three, zone in (row.split(":") for row in _TABLE.split()) for code in (two, three.upper())}
_ALSO = {"UK": "GB", "USA": "US", "EL": "GR"}


def country_code(code: str | None) -> str | None:
    """The two-letter code for a code of two or three letters in any case; None for what is no country."""
    text = (code or "").strip().upper()
    found = _BY_CODE.get(_ALSO.get(text, text))
    return found[0] if found else None


def zone_of(code: str | None) -> str | None:
    """The IANA zone in which a country's networks give their times."""
    found = _BY_CODE.get(country_code(code) or "")
    return found[1] if found else None
