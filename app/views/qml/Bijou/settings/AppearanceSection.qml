pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// How Bijou looks. Every change is there at once.
ScrollPage {
    id: section

    widest: Math.min(Theme.px(860), width - Theme.pageMargin)
    bottomMargin: Theme.gap28

    Card {
        width: parent.width

        Column {
            width: parent.width
            spacing: Theme.gap16

            SettingLine {
                width: parent.width
                text: qsTr("Theme")
                detail: ThemeSource.scheme === "system" ? qsTr("Follows the system, also while it changes.") : qsTr("Pinned, whatever the system does.")

                Segments {
                    name: qsTr("Theme")
                    value: ThemeSource.scheme
                    options: [
                        {
                            value: "system",
                            text: qsTr("System"),
                            symbol: "monitor"
                        },
                        {
                            value: "dark",
                            text: qsTr("Dark"),
                            symbol: "moon"
                        },
                        {
                            value: "light",
                            text: qsTr("Light"),
                            symbol: "sun"
                        }
                    ]
                    onChosen: value => ThemeSource.scheme = value
                }
            }

            Separator {
                width: parent.width
            }

            SettingLine {
                width: parent.width
                text: qsTr("Size of everything")
                detail: qsTr("On top of what the system does for this screen.")

                ScaleChooser {}
            }

            Separator {
                width: parent.width
            }

            SettingLine {
                width: parent.width
                text: qsTr("Density")
                detail: qsTr("How much fits on a page: the size of posters and the height of rows.")

                Segments {
                    name: qsTr("Density")
                    value: ThemeSource.density
                    options: [
                        {
                            value: "compact",
                            text: qsTr("Compact")
                        },
                        {
                            value: "normal",
                            text: qsTr("Normal")
                        },
                        {
                            value: "large",
                            text: qsTr("Large")
                        }
                    ]
                    onChosen: value => ThemeSource.density = value
                }
            }

            Separator {
                width: parent.width
            }

            SettingLine {
                width: parent.width
                text: qsTr("Reduce motion")
                detail: qsTr("Nothing slides, fades, drifts or breathes.")

                Switch {
                    showText: false
                    text: qsTr("Reduce motion")
                    checked: ThemeSource.reduceMotion
                    onToggled: ThemeSource.reduceMotion = checked
                }
            }

            Separator {
                width: parent.width
            }

            SettingLine {
                width: parent.width
                text: qsTr("Calendar apps")
                detail: qsTr("A file (.ics) of what airs of your shows, kept up to date.")

                Button {
                    symbol: "calendar-plus"
                    text: qsTr("Set up …")
                    onClicked: (subscribe.made() as SubscribeSheet).open()

                    Later {
                        id: subscribe
                        sourceComponent: SubscribeSheet {}
                    }
                }
            }
        }
    }
}
