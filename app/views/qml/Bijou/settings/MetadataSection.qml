pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Who fills in what the servers leave out: a card for each provider, and in which language they are asked.
ScrollPage {
    id: section

    readonly property real room: Math.min(Theme.px(860), width - Theme.pageMargin)

    spacing: Theme.gap12
    widest: room
    bottomMargin: Theme.gap28
    Component.onCompleted: {
        ProviderKeys.load();
        SecretsState.refresh();
    }
    Component.onDestruction: ProviderKeys.hide()

    SecretsNotice {
        width: parent.width
    }

    Paragraph {
        width: parent.width
        text: qsTr("Nothing here is required: your library works without any of it. With a key, Bijou fills in by itself what your servers leave out.")
    }

    Repeater {
        model: ProviderKeys

        KeyPanel {
            width: section.room
        }
    }

    Paragraph {
        width: parent.width
        text: ProviderKeys.pretend ? qsTr("In the demo, pretend providers on this computer answer to pretend keys. Nobody else is asked, and your own keys are not touched.") : ({
                file: qsTr("Keys live in a file that your passphrase encrypts. They are never written to the database, the log or a backup."),
                session: qsTr("Keys are kept until Bijou is closed. They are never written to the database, the log or a backup.")
            })[SecretsState.keeping] ?? qsTr("Keys live in your system’s keyring. They are never written to the database, the log or a backup.")
        color: Theme.textFaint
    }

    SectionTitle {
        topPadding: Theme.gap8
        text: qsTr("Language")
    }

    Card {
        width: parent.width

        Column {
            width: parent.width
            spacing: Theme.gap16

            SettingLine {
                width: parent.width
                text: qsTr("Titles and descriptions")
                detail: qsTr("Where a provider has none in this language, English is taken. Another choice asks for all of it again.")

                ComboBox {
                    implicitWidth: Theme.px(250)
                    name: qsTr("Language of titles and descriptions")
                    model: MetadataWords.languages
                    textRole: "text"
                    currentIndex: MetadataWords.language
                    onActivated: row => MetadataWords.chooseLanguage(row)
                }
            }

            SettingLine {
                width: parent.width
                text: qsTr("Release dates and certificates")
                detail: qsTr("Of this country, where it has its own.")

                ComboBox {
                    implicitWidth: Theme.px(250)
                    name: qsTr("Country of release dates and certificates")
                    model: MetadataWords.regions
                    textRole: "text"
                    currentIndex: MetadataWords.region
                    onActivated: row => MetadataWords.chooseRegion(row)
                }
            }
        }
    }

    WayPanel {
        width: section.room
    }

    Connections {
        target: SecretsState
        function onSettled() {
            ProviderKeys.load();
        }
    }
}
