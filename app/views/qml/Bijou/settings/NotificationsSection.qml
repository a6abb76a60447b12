pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What the desktop is told of, and when it is left in peace; and what is wished by itself when it airs. Every change is there at once.
ScrollPage {
    id: section

    widest: Math.min(Theme.px(860), width - Theme.pageMargin)
    bottomMargin: Theme.gap28
    spacing: Theme.gap16

    Card {
        width: parent.width

        SettingLine {
            width: parent.width
            text: qsTr("Wish what airs of followed shows")
            detail: qsTr("An episode that airs and that no server has goes on the wishlist by itself; what aired before you followed the show never does.")

            Switch {
                showText: false
                text: qsTr("Wish what airs of followed shows")
                checked: Notifications.wishesAired
                onToggled: Notifications.setWishesAired(checked)
            }
        }
    }

    Card {
        width: parent.width

        Column {
            width: parent.width
            spacing: Theme.gap16

            SectionTitle {
                text: qsTr("Tell me on the desktop")
            }

            Repeater {
                model: Notifications.kinds

                SettingLine {
                    id: kind
                    required text
                    required detail
                    required property string key
                    required property bool on

                    width: parent.width

                    Switch {
                        showText: false
                        text: kind.text
                        checked: kind.on
                        onToggled: Notifications.choose(kind.key, checked)
                    }
                }
            }

            Separator {
                width: parent.width
            }

            SettingLine {
                width: parent.width
                text: qsTr("Quiet hours")
                detail: qsTr("Nothing is shown meanwhile; it is told together when they are over.")

                Switch {
                    showText: false
                    text: qsTr("Quiet hours")
                    checked: Notifications.quiet
                    onToggled: Notifications.setQuiet(checked)
                }
            }

            SettingLine {
                width: parent.width
                visible: Notifications.quiet
                text: qsTr("From and to")

                Row {
                    spacing: Theme.gap8

                    HourChooser {
                        name: qsTr("Quiet from")
                        minutes: Notifications.quietFrom
                        onChosen: minutes => Notifications.setHours(minutes, Notifications.quietTo)
                    }

                    HourChooser {
                        name: qsTr("Quiet until")
                        minutes: Notifications.quietTo
                        onChosen: minutes => Notifications.setHours(Notifications.quietFrom, minutes)
                    }
                }
            }

            Separator {
                width: parent.width
            }

            SettingLine {
                width: parent.width
                text: qsTr("Test")
                detail: Notifications.result === "" ? qsTr("Shows one now.") : Notifications.result

                Button {
                    symbol: "bell"
                    text: qsTr("Show one")
                    Accessible.description: Notifications.result
                    onClicked: Notifications.test()
                }
            }
        }
    }
}
