pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The top of an episode's sheet: the picture under a veil as dark as its text needs, the show and the title over it.
Item {
    id: hero

    readonly property real veil: EpisodeSheet.scrim

    // Lower in a low window, where the facts and the buttons are to be seen too
    height: Math.max(Math.min(Theme.px(250), Math.round(Window.height * 0.34)), words.height + Theme.px(90))
    onWidthChanged: EpisodeSheet.drawnAt(width, Screen.devicePixelRatio)
    Component.onCompleted: EpisodeSheet.drawnAt(width, Screen.devicePixelRatio)

    Rectangle {
        anchors.fill: parent
        topLeftRadius: Theme.dialogRadius
        topRightRadius: Theme.dialogRadius
        color: Theme.stage
    }

    Image {
        id: art
        anchors.fill: parent
        source: EpisodeSheet.hero
        sourceSize: Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
        fillMode: Image.PreserveAspectCrop
        asynchronous: true
        retainWhileLoading: true
        opacity: status === Image.Ready ? 1 : 0
        Accessible.ignored: true

        Behavior on opacity {
            enabled: Theme.lively
            NumberAnimation {
                duration: Theme.normal
                easing.type: Theme.easing
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.alpha(Theme.stage, 0.15)
            }
            GradientStop {
                position: 0.3
                color: Qt.alpha(Theme.stage, 0.15)
            }
            GradientStop {
                position: Math.max(0.31, (words.y - Theme.gap12) / hero.height)
                color: Qt.alpha(Theme.stage, Math.max(0.55, hero.veil))
            }
            GradientStop {
                position: 1
                color: Qt.alpha(Theme.stage, Math.max(0.86, hero.veil))
            }
        }
    }

    // The two upper corners: no renderer has to cut the picture
    Item {
        width: parent.width
        height: Theme.dialogRadius
        clip: true

        Corners {
            anchors.fill: undefined
            width: parent.width
            height: 2 * Theme.dialogRadius
            radius: Theme.dialogRadius
            behind: Qt.tint(Theme.background, Theme.scrim)
        }
    }

    Column {
        id: words
        anchors.left: parent.left
        anchors.right: beside.left
        anchors.bottom: parent.bottom
        anchors.margins: Theme.px(26)
        anchors.bottomMargin: Theme.gap16
        spacing: Theme.gap4

        Label {
            width: parent.width
            text: EpisodeSheet.code === "" ? EpisodeSheet.showTitle : qsTr("%1 · %2").arg(EpisodeSheet.showTitle).arg(EpisodeSheet.code)
            font: Theme.strong
            color: Theme.overArtMuted
        }

        Label {
            width: parent.width
            text: EpisodeSheet.title
            font: Theme.title
            color: Theme.overArtText
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
    }

    Row {
        id: beside
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.px(26)
        anchors.bottomMargin: Theme.gap16
        spacing: Theme.gap8

        IconButton {
            overArt: true
            symbol: hero.LayoutMirroring.enabled ? "chevron-right" : "chevron-left"
            text: qsTr("The episode before")
            keys: "←"
            enabled: EpisodeSheet.before > 0
            onClicked: EpisodeSheet.step(-1)
        }

        IconButton {
            overArt: true
            symbol: hero.LayoutMirroring.enabled ? "chevron-left" : "chevron-right"
            text: qsTr("The next episode")
            keys: "→"
            enabled: EpisodeSheet.after > 0
            onClicked: EpisodeSheet.step(1)
        }
    }
}
